import type { PostIdentity } from '../announcements/delivery.ts';
import { NOBODY } from '../announcements/pings.ts';
import type { Halt } from '../delivery/halts.ts';
import type { OutgoingFile } from '../delivery/messenger.ts';
import type { PostSource } from '../delivery/source.ts';
import type { Clock } from '../platform/clock.ts';
import type { Strike } from '../strike/strike.ts';
import type { Text } from '../wording/translator.ts';
import { lastWordOn } from './alerts.ts';
import type { ApprovedBroadcasts } from './approved.ts';
import type { Broadcast } from './broadcast.ts';
import { readSerial } from './parts.ts';
import type { PictureRepository } from './pictures.ts';
import { composeBroadcast, pingsOfPost } from './post-text.ts';
import { followUpOf, isOwed, standingPostsOf } from './posts.ts';

/** What the posting side asks of a strike's broadcasts; see `PostSource`. */
export function broadcastSource(parts: {
  text: Text;
  strike: Strike;
  broadcasts: ApprovedBroadcasts;
  pictures: PictureRepository;
  haltOf: () => Halt | undefined;
  clock: Clock;
}): PostSource {
  const { text, strike, broadcasts, pictures, haltOf, clock } = parts;
  const find = (post: PostIdentity): Broadcast | undefined =>
    broadcasts.find(strike.guild, readSerial(post).id);

  return {
    kind: 'broadcast',
    posts: () => broadcasts.of(strike.guild).flatMap(each => standingPostsOf(strike, each)),
    alarms: () => [],
    isOwed: (post, now) => {
      const broadcast = find(post);
      return broadcast !== undefined && isOwed(strike, broadcast, post, now, haltOf());
    },
    compose: (post, now, reference) => {
      const broadcast = find(post);
      if (!broadcast) return undefined;
      const after = lastWordOn(broadcasts.of(strike.guild), broadcast);
      return composeBroadcast(text, strike, broadcast, post, now, reference, after);
    },
    pings: post => {
      const broadcast = find(post);
      return broadcast ? pingsOfPost(strike, broadcast, post) : NOBODY;
    },
    files: async (post): Promise<readonly OutgoingFile[]> => {
      const { picture, retraction } = find(post) ?? {};
      if (!picture || retraction || readSerial(post).part.type !== 'message') return [];
      const bytes = await pictures.find(picture.hash);
      return bytes ? [{ name: picture.name, type: picture.type, bytes, description: picture.alt }] : [];
    },
    followUp: delivery => {
      const broadcast = find(delivery);
      return broadcast && followUpOf(strike, broadcast, delivery, clock.now());
    },
    // A broadcast is about no day of the schedule, so none of its days can change.
    told: () => ({}),
    dayHash: () => undefined,
  };
}
