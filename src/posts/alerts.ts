import type { Clock } from '../platform/clock.ts';
import type { IsoDate, NextUpdate, Strike } from '../strike/strike.ts';
import type { Text } from '../text/translator.ts';
import { alertText, solvedText } from './alert-text.ts';
import { type DeliveryOf, type PostIdentity, postKey } from './delivery.ts';
import type { Doubt } from './doubts.ts';
import { nonceOf } from './identity.ts';
import { isoOf } from './instants.ts';
import type { Messenger } from './messenger.ts';
import { isLiftable, isNoChannel } from './refusals.ts';

/**
 * What the organizers have to know, as data. Missed posts, and those that say what nobody has approved, are events,
 * told once each; the others are conditions, told when they begin and when they end.
 */
export type Alert =
  | { about: 'missed'; posts: readonly PostIdentity[] }
  | { about: 'refused' | 'unreadable'; post: PostIdentity; code: number; problem: string }
  | { about: 'altered'; post: DeliveryOf<'sent'> }
  | { about: 'clock'; seconds: number }
  | { about: 'commands'; why: 'refused' | 'invalid' | 'unanswered' }
  /** What the store holds and the audit log does not stand for; each is told once. */
  | { about: 'records'; doubts: readonly Doubt[] }
  /** An update on the negotiations that was promised; `zone` is the strike's. */
  | { about: 'overdue'; update: NextUpdate; zone: string; today: IsoDate };

/**
 * How the commands of a strike's server stand. `refused`: Discord does not let the bot have any there; `invalid`: not
 * these; `unanswered`: it has not answered, or not now.
 */
export type CommandState =
  | { type: 'pending' | 'registered' }
  | { type: 'failing'; why: 'refused' | 'invalid' | 'unanswered' };

/** A condition that may have ended. */
export type Solved =
  | { about: 'clock' | 'overdue' | 'commands' | 'records' }
  | { about: 'refused' | 'unreadable'; channel: string };

/** The port to the organizers. */
export interface Alerts {
  /**
   * True once it is settled that they have it, or that there is nowhere to tell it. Where the bot may not write just
   * now, they are told as soon as it may. A condition that they know of is not told again.
   */
  tell(alert: Alert): Promise<boolean>;
  /** Tells the end of a condition that they know of; does nothing if they know of none. */
  solve(solved: Solved): Promise<void>;
}

/** Tells organizers once that members may be without commands, and once that they have them. */
export async function tellOfCommands(alerts: Alerts, state: CommandState): Promise<void> {
  if (state.type === 'failing') await alerts.tell({ about: 'commands', why: state.why });
  else if (state.type === 'registered') await alerts.solve({ about: 'commands' });
}

/** Which conditions the organizers know of, as keys; durable, so that a restart does not tell them again. */
export interface AlertBook {
  open(guild: string): Promise<string[]>;
  add(guild: string, key: string): Promise<void>;
  remove(guild: string, key: string): Promise<void>;
}

/** What a strike's alerts work with. */
export interface AlertParts {
  messenger: Messenger;
  book: AlertBook;
  clock: Clock;
  isFrozen: () => boolean;
  /**
   * What this process has told, by the side of the book: if the disk is full, the book cannot be written, and organizers
   * would hear the same at every beat.
   */
  told: Set<string>;
}

/** Alerts as messages in the strike's organizers' channel. While the strike is frozen, none are sent. */
export function channelAlerts(
  text: Text,
  strike: Strike,
  { messenger, book, clock, isFrozen, told }: AlertParts,
): Alerts {
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
    const content = alertText(text, { about: 'missed', posts: untold });
    if (!(await say(content, `alert/${untold.map(postKey).join('+')}`))) return false;
    for (const post of untold) told.add(postKey(post));
    return true;
  }

  /** Once in the life of a process: it is worth being told again. */
  async function tellAltered(post: DeliveryOf<'sent'>): Promise<boolean> {
    const nonce = `alert/altered/${postKey(post)}`;
    if (told.has(nonce)) return true;
    if (!(await say(alertText(text, { about: 'altered', post }), nonce))) return false;
    told.add(nonce);
    return true;
  }

  /** The conditions that organizers know of, whether or not the book could be written. */
  async function known(): Promise<string[]> {
    const here = [...told]
      .filter(each => each.startsWith(`${guild}|`))
      .map(each => each.slice(guild.length + 1));
    return [...new Set([...(await book.open(guild)), ...here])];
  }

  /** Those that they have not heard of, in one message. */
  async function tellDoubts(doubts: readonly Doubt[]): Promise<boolean> {
    const heard = await known();
    const untold = doubts.filter(doubt => !heard.includes(keyOfDoubt(doubt)));
    if (untold.length === 0) return true;
    // Frozen, nothing is said until it is over; but a freeze that nobody may have made must not hide itself.
    if (isFrozen() && !untold.some(({ about }) => about === 'stop')) return false;
    const keys = untold.map(keyOfDoubt);
    const content = alertText(text, { about: 'records', doubts: untold });
    if (!(await sayNow(content, `alert/${guild}/${keys.join('+')}`))) return false;
    for (const key of keys) told.add(`${guild}|${key}`);
    for (const key of keys) await book.add(guild, key);
    return true;
  }

  return {
    tell: async alert => {
      if (alert.about === 'missed') return tellMissed(alert.posts);
      if (alert.about === 'altered') return tellAltered(alert.post);
      if (alert.about === 'records') return tellDoubts(alert.doubts);
      const key = conditionOf(alert);
      if ((await known()).includes(key)) return true;
      if (!(await say(alertText(text, alert), `alert/${guild}/${key}/${minuteOf(clock)}`))) return false;
      told.add(`${guild}|${key}`);
      await book.add(guild, key);
      return true;
    },
    solve: async solved => {
      const ended = (await known()).filter(key => isEnded(key, solved));
      if (ended.length === 0) return;
      const nonce = `solved/${guild}/${ended.join('+')}/${minuteOf(clock)}`;
      if (!(await say(solvedText(text, solved), nonce))) return;
      for (const key of ended) {
        told.delete(`${guild}|${key}`);
        await book.remove(guild, key);
      }
    },
  };
}

function conditionOf(alert: Exclude<Alert, { about: 'missed' | 'altered' | 'records' }>): string {
  return 'post' in alert ? `${alert.about}/${alert.post.channel}/${alert.code}` : alert.about;
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

/** Of what organizers know: the channels that Discord refuses, each with its error code. */
export function refusalsIn(conditions: readonly string[]): Map<string, number> {
  return new Map(
    conditions.flatMap(condition => {
      const [about, channel = '', code] = condition.split('/');
      return about === 'refused' ? [[channel, Number(code)] as const] : [];
    }),
  );
}

/** Of what organizers know: what is wrong with the bot. That they owe members a word is not. */
export function faultsIn(conditions: readonly string[]): string[] {
  return conditions.filter(condition => condition !== 'overdue');
}

/** A condition that begins again is told again, though Discord may still remember the first time. */
function minuteOf(clock: Clock): string {
  return isoOf(clock.now()).slice(0, 16);
}
