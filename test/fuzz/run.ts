import { isDoneWithin } from '../../src/platform/wait.ts';
import { MEMBER, type Stage } from '../e2e/stage.ts';
import type { Random } from '../torture/random.ts';
import type { FuzzLog } from './log.ts';
import type { Ids } from './packets.ts';

/** What takes longer than this hangs: a request is given up after 10 s. */
const HANGS_AFTER_MS = 60_000;

/** What a bot did that was sent so many packets and answers with something wrong in them. */
export interface Fuzzed {
  packets: number;
  answers: number;
  /** The answers by what was asked, "GET /users/{id}". */
  routes: Record<string, number>;
  /** Questions that people asked in between, and how many of them had their answer. */
  asked: number;
  answered: number;
  /** Of those that were answered: the bot could not know that its answers had arrived, and says in its log that it gave up. */
  unheard: number;
  /** Posts that came due, and how many of them went out; each once. */
  due: number;
  posted: number;
  /** Each post that did not go out once, with the answers that were spoiled while it was due. */
  lost: { post: string; times: number; spoiled: string[] }[];
  starts: number;
  /** What did not end, or failed. */
  hung: string[];
  /** What would have ended the bot. */
  fatal: string[];
}

/** Nothing was sent yet. */
export function nothingSeen(): Fuzzed {
  const counts = { packets: 0, answers: 0, asked: 0, answered: 0, unheard: 0, due: 0, posted: 0, starts: 0 };
  return { ...counts, routes: {}, lost: [], hung: [], fatal: [] };
}

/** One bot in front of one Discord, and what was seen so far. */
export interface Run {
  scene: Stage;
  random: Random;
  ids: Ids;
  seen: Fuzzed;
  /** The answers that have been spoiled since the last post was due. */
  spoiled: string[];
  log: FuzzLog;
  /** Whether something was done; what does not end, or fails, is noted. */
  bounded: (what: string, work: () => Promise<unknown>) => Promise<boolean>;
}

/** A run that adds what it sees to `seen`. */
export function runOf(scene: Stage, log: FuzzLog, random: Random, seen: Fuzzed): Run {
  const bounded = async (what: string, work: () => Promise<unknown>) => {
    try {
      if (await isDoneWithin(HANGS_AFTER_MS, work())) return true;
      seen.hung.push(what);
    } catch (error) {
      seen.hung.push(`${what}: ${String(error)}`);
    }
    return false;
  };
  const ids = idsOf(scene);
  return { scene, random, ids, seen, spoiled: [], log, bounded };
}

function idsOf({ strike, discord }: Stage): Ids {
  return {
    guild: strike.guild,
    channel: strike.channels.announcements,
    role: strike.roles.organizer[0] ?? '',
    person: MEMBER,
    bot: Buffer.from(discord.token.split('.')[0] ?? '', 'base64').toString(),
  };
}
