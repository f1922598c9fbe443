import { type DeliveryOf, type PostIdentity, postKey } from '../announcements/delivery.ts';
import { nonceOf } from '../announcements/identity.ts';
import { isoOf } from '../announcements/instants.ts';
import type { Clock } from '../platform/clock.ts';
import type { Strike } from '../strike/strike.ts';
import type { Text } from '../wording/translator.ts';
import type { Doubt } from './doubts.ts';
import type { Messenger } from './messenger.ts';
import { isLiftable, isNoChannel } from './refusals.ts';
import { solvedText, troubleText } from './trouble-text.ts';
import { refusalsIn, type Solved, type Trouble, type TroubleRepository, type Troubles } from './troubles.ts';

/** What a strike's troubles work with. */
export interface TroubleParts {
  messenger: Messenger;
  repository: TroubleRepository;
  clock: Clock;
  isFrozen: () => boolean;
  /**
   * What this process has told, besides the repository: with a full disk it cannot be written, and organizers
   * would hear the same at every beat.
   */
  told: Set<string>;
}

/** Troubles as messages in the strike's organizers' channel. While the strike is frozen, none are sent. */
export function channelTroubles(
  text: Text,
  strike: Strike,
  { messenger, repository, clock, isFrozen, told }: TroubleParts,
): Troubles {
  const { guild } = strike;
  const say = async (content: string, nonce: string) => (isFrozen() ? true : sayNow(content, nonce));
  const sayNow = async (content: string, nonce: string) => {
    const outcome = await messenger.send(strike.channels.organizers, { content, nonce: nonceOf(nonce) });
    if (outcome.type === 'refused') return !isLiftable(outcome.code);
    return outcome.type === 'sent';
  };

  async function tellMissed(posts: readonly PostIdentity[]): Promise<boolean> {
    const untold = posts.filter(post => !told.has(postKey(post)));
    if (untold.length === 0) return true;
    // The nonce is the posts': told again within Discord's memory, it appears once.
    const content = troubleText(text, { about: 'missed', posts: untold });
    if (!(await say(content, `alert/${untold.map(postKey).join('+')}`))) return false;
    for (const post of untold) told.add(postKey(post));
    return true;
  }

  /** Once in the life of a process: it is worth being told again. */
  async function tellAltered(post: DeliveryOf<'sent'>): Promise<boolean> {
    const nonce = `alert/altered/${postKey(post)}`;
    if (told.has(nonce)) return true;
    if (!(await say(troubleText(text, { about: 'altered', post }), nonce))) return false;
    told.add(nonce);
    return true;
  }

  /** The conditions that organizers know of, whether or not the repository could be written. */
  async function known(): Promise<string[]> {
    const here = [...told]
      .filter(each => each.startsWith(`${guild}|`))
      .map(each => each.slice(guild.length + 1));
    return [...new Set([...(await repository.open(guild)), ...here])];
  }

  /** Those that they have not heard of, in one message. */
  async function tellDoubts(doubts: readonly Doubt[]): Promise<boolean> {
    const heard = await known();
    const untold = doubts.filter(doubt => !heard.includes(keyOfDoubt(doubt)));
    if (untold.length === 0) return true;
    // Frozen, nothing is said until it is over; but a freeze that nobody may have made must not hide itself.
    if (isFrozen() && !untold.some(({ about }) => about === 'stop')) return false;
    const keys = untold.map(keyOfDoubt);
    const content = troubleText(text, { about: 'records', doubts: untold });
    if (!(await sayNow(content, `alert/${guild}/${keys.join('+')}`))) return false;
    for (const key of keys) told.add(`${guild}|${key}`);
    for (const key of keys) await repository.add(guild, key);
    return true;
  }

  return {
    tell: async trouble => {
      if (trouble.about === 'missed') return tellMissed(trouble.posts);
      if (trouble.about === 'altered') return tellAltered(trouble.post);
      if (trouble.about === 'records') return tellDoubts(trouble.doubts);
      const key = conditionOf(trouble);
      if ((await known()).includes(key)) return true;
      // A question waits until it can be answered.
      if (trouble.about === 'session' && isFrozen()) return false;
      if (!(await say(troubleText(text, trouble), `alert/${guild}/${key}/${minuteOf(clock)}`))) return false;
      told.add(`${guild}|${key}`);
      await repository.add(guild, key);
      return true;
    },
    solve: async solved => {
      const ended = (await known()).filter(key => isEnded(key, solved));
      if (ended.length === 0) return;
      const nonce = `solved/${guild}/${ended.join('+')}/${minuteOf(clock)}`;
      if (!(await say(solvedText(text, solved), nonce))) return;
      for (const key of ended) {
        told.delete(`${guild}|${key}`);
        await repository.remove(guild, key);
      }
    },
  };
}

function conditionOf(trouble: Exclude<Trouble, { about: 'missed' | 'altered' | 'records' }>): string {
  if ('post' in trouble) return `${trouble.about}/${trouble.post.channel}/${trouble.code}`;
  return trouble.about === 'session' ? `session/${trouble.date}` : trouble.about;
}

function keyOfDoubt({ about, id }: Doubt): string {
  return `records/${about}/${id}`;
}

/** A channel that is not there for the strike stays away: that is over once a post goes out in another. */
function isEnded(key: string, solved: Solved): boolean {
  if (!('channel' in solved)) return key === solved.about || key.startsWith(`${solved.about}/`);
  if (key.startsWith(`${solved.about}/${solved.channel}/`)) return true;
  return solved.about === 'refused' && [...refusalsIn([key]).values()].some(isNoChannel);
}

/** A condition that begins again is told again, though Discord may still remember the first time. */
function minuteOf(clock: Clock): string {
  return isoOf(clock.now()).slice(0, 16);
}
