import type { Clock } from '../platform/clock.ts';
import type { Strike } from '../strike/strike.ts';
import type { Text } from '../text/translator.ts';
import { alertText, solvedText } from './alert-text.ts';
import { type PostIdentity, postKey } from './delivery.ts';
import { nonceOf } from './identity.ts';
import { isoOf } from './instants.ts';
import type { Messenger } from './messenger.ts';

/**
 * What the organizers have to know, as data. Missed posts are an event, told once each; the others are conditions,
 * told when they begin and when they end.
 */
export type Alert =
  | { about: 'missed'; posts: readonly PostIdentity[] }
  | { about: 'refused' | 'unreadable'; post: PostIdentity; code: number; problem: string }
  | { about: 'clock'; seconds: number };

/** A condition that may have ended. */
export type Solved = { about: 'clock' } | { about: 'refused' | 'unreadable'; channel: string };

/** The port to the organizers. */
export interface Alerts {
  /** True once it is settled that they have it, or cannot have it. A condition that they know of is not told again. */
  tell(alert: Alert): Promise<boolean>;
  /** Tells the end of a condition that they know of; does nothing if they know of none. */
  solve(solved: Solved): Promise<void>;
}

/** Which conditions the organizers know of, as keys; durable, so that a restart does not tell them again. */
export interface AlertBook {
  open(guild: string): Promise<string[]>;
  add(guild: string, key: string): Promise<void>;
  remove(guild: string, key: string): Promise<void>;
}

/** Alerts as messages in the strike's organizers' channel. While the strike is frozen, none are sent. */
export function channelAlerts(
  text: Text,
  strike: Strike,
  {
    messenger,
    book,
    clock,
    isFrozen,
  }: { messenger: Messenger; book: AlertBook; clock: Clock; isFrozen: () => boolean },
): Alerts {
  const { guild } = strike;
  const say = async (content: string, nonce: string) => {
    if (isFrozen()) return true;
    const outcome = await messenger.send(strike.channels.organizers, { content, nonce: nonceOf(nonce) });
    return outcome.type !== 'unknown';
  };

  return {
    tell: async alert => {
      if (alert.about === 'missed') {
        // The nonce is the posts': told again within Discord's memory, it appears once.
        return say(alertText(text, alert), `alert/${alert.posts.map(postKey).join('+')}`);
      }
      const key = conditionOf(alert);
      if ((await book.open(guild)).includes(key)) return true;
      if (!(await say(alertText(text, alert), `alert/${guild}/${key}/${minuteOf(clock)}`))) return false;
      await book.add(guild, key);
      return true;
    },
    solve: async solved => {
      const prefix = solved.about === 'clock' ? 'clock' : `${solved.about}/${solved.channel}/`;
      for (const key of (await book.open(guild)).filter(each => each.startsWith(prefix))) {
        if (await say(solvedText(text, solved), `solved/${guild}/${key}/${minuteOf(clock)}`))
          await book.remove(guild, key);
      }
    },
  };
}

function conditionOf(alert: Exclude<Alert, { about: 'missed' }>): string {
  return alert.about === 'clock' ? 'clock' : `${alert.about}/${alert.post.channel}/${alert.code}`;
}

/** A condition that begins again is told again, though Discord may still remember the first time. */
function minuteOf(clock: Clock): string {
  return isoOf(clock.now()).slice(0, 16);
}
