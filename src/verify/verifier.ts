import type { DateTime } from 'luxon';
import { type Delivery, type DeliveryOf, isOfSchedule } from '../announcements/delivery.ts';
import type { Clock } from '../platform/clock.ts';
import { discordTime } from '../wording/marks.ts';
import { marked, UserError } from '../wording/user-error.ts';
import type { Guesses } from './guesses.ts';
import { judgeCode, judgeLink, type LinkFacts, type Source } from './judge.ts';
import type { Asked } from './read-asked.ts';
import type { Look, MayRead, Place, Seen, SeenMessage } from './seen.ts';
import type { LaterChanges, Verdict } from './verdict.ts';

/** What verifying needs of the world. */
export interface VerifierParts {
  clock: Clock;
  guesses: Guesses;
  deliveries(guild: string): Promise<Delivery[]>;
  /** What organizers have done about a message since it was sent, if anything. */
  laterChangesOf(delivery: DeliveryOf<'sent'>): Promise<LaterChanges | undefined>;
  /** Lets the bot finish what it is about on a server: an edit that is out, and not yet on record. */
  settle(guild: string): Promise<void>;
  /** Tells the organizers that a message of ours has other words than were approved. */
  alarm(delivery: DeliveryOf<'sent'>): Promise<void>;
}

/** Who asks about what. */
export interface Question {
  guild: string;
  /** Discord's id; it is not kept, and counted as a keyed hash when a code is wrong. */
  person: string;
  asked: Asked;
  look: Look;
  mayRead: MayRead;
  /** The message at the link, where Discord has handed it over: then it is read and not looked for. */
  handed?: SeenMessage;
}

/** Says whether a message is the bot's own. */
export interface Verifier {
  /** @throws UserError where the person has tried too many wrong codes */
  verdictOn(question: Question): Promise<Verdict>;
}

export function createVerifier(parts: VerifierParts): Verifier {
  return {
    verdictOn: async question => {
      const { guild, asked } = question;
      switch (asked.type) {
        case 'direct-message':
          return { is: 'elsewhere', where: 'direct-message' };
        case 'link':
          if (asked.guild !== guild) return { is: 'elsewhere', where: 'server' };
          return judgeSettled(parts, question, asked);
        case 'code':
          return judgeTyped(parts, question, asked.code);
      }
    },
  };
}

/** Once the records are there, nothing is waited for: a hundred questions at once are as many tries as one by one. */
async function judgeTyped(parts: VerifierParts, question: Question, code: string): Promise<Verdict> {
  const known = readable(await records(parts, question.guild), question);
  const waitsUntil = waits(parts, question);
  if (waitsUntil)
    throw new UserError('error.tooManyCodes', {
      when: marked(discordTime(waitsUntil, 'R')),
    });
  return counted(parts, question, judgeCode(known, code));
}

/**
 * An edit is out before it is on record, and a process can die in between: so before anybody is alarmed, the bot
 * finishes what it is about, and it is looked again.
 */
async function judgeSettled(parts: VerifierParts, question: Question, place: Place): Promise<Verdict> {
  const judge = async (handed?: SeenMessage) => {
    const facts = await gather(parts, question, place, handed);
    return counted(parts, question, judgeLink({ ...facts, isSlowed: waits(parts, question) !== undefined }));
  };
  const first = await judge(question.handed);
  if (first.is !== 'altered' && first.is !== 'settling') return first;
  await parts.settle(question.guild);
  const second = await judge();
  if (second.is === 'altered') await parts.alarm(second.original.delivery);
  return second;
}

async function gather(
  parts: VerifierParts,
  question: Question,
  { channel, message }: Place,
  handed?: SeenMessage,
): Promise<Omit<LinkFacts, 'isSlowed'>> {
  const { guild, look } = question;
  const place = { channel, message };
  const seen = handed ?? (await look(place));
  // Read after the look: what was on record before may have been edited meanwhile.
  const known = await records(parts, guild);
  const source = await sourceOf(seen, known.deliveries, look);
  const own = readable(known, question);
  return {
    ...known,
    readable: own.deliveries,
    place,
    seen,
    isHanded: handed !== undefined,
    ...(source && { source }),
  };
}

/** A forward may be one of a forward. */
const HOPS = 3;

/** The message of ours that a copy comes from, along what Discord names, as far as the asker may look. */
async function sourceOf(
  seen: Seen,
  deliveries: readonly Delivery[],
  look: Look,
): Promise<Source | undefined> {
  let copy = seen;
  for (let hop = 0; hop < HOPS && copy.type === 'message' && copy.origin; hop += 1) {
    const { channel, message } = copy.origin;
    const place = { channel, message };
    const isOurs = deliveries.some(
      each => each.state === 'sent' && each.channel === channel && each.messageId === message,
    );
    const next = await look(place);
    if (isOurs) return { place, seen: next, takenAt: copy.at };
    copy = next;
  }
  return undefined;
}

/**
 * What the asker may know of: of a message in a channel that they may not read they hear what they would hear of one that
 * there is not. Each delivery is looked at, whichever is asked about.
 */
function readable<Known extends Pick<LinkFacts, 'deliveries'>>(known: Known, { mayRead }: Question): Known {
  const channels = new Set(known.deliveries.map(({ channel }) => channel).filter(mayRead));
  return { ...known, deliveries: known.deliveries.filter(({ channel }) => channels.has(channel)) };
}

async function records(
  parts: VerifierParts,
  guild: string,
): Promise<Pick<LinkFacts, 'deliveries' | 'laterChangesOf'>> {
  const own = await parts.deliveries(guild);
  const changesByKey = new Map<string, LaterChanges>();
  for (const delivery of own) {
    // What follows from the schedule, the bot edits by itself.
    const isTold = delivery.state === 'sent' && !isOfSchedule(delivery);
    const changes = isTold ? await parts.laterChangesOf(delivery) : undefined;
    if (changes) changesByKey.set(delivery.key, changes);
  }
  return { deliveries: own, laterChangesOf: ({ key }) => changesByKey.get(key) };
}

function waits({ guesses, clock }: VerifierParts, { guild, person }: Question): DateTime<true> | undefined {
  return guesses.waitsUntil(guild, person, clock.now());
}

/** Counts a code that none of ours has: typed, or in what somebody else wrote, which is a way to try one, too. */
function counted({ guesses, clock }: VerifierParts, { guild, person }: Question, verdict: Verdict): Verdict {
  const isWrong = verdict.is === 'unknown-code' || (verdict.is === 'forged' && !verdict.original);
  if (isWrong) guesses.countWrong(guild, person, clock.now());
  return verdict;
}
