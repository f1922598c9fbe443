import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { FaultRule, Hold } from '../../../../src/rehearsal/faults.ts';
import type { ApprovedMessage } from '../../approved.ts';
import { MINUTE } from '../../calendar.ts';
import { carriedOut } from '../../kill.ts';
import { AUTHOR, newest, tryAgain } from '../../people.ts';
import { channelsOf, guildOf } from '../../plan.ts';
import type { Random } from '../../random.ts';
import type { Scenario, Script, StageHands, Step } from '../../script.ts';
import { NONCE_MEMORIES } from '../nonce-memories.ts';
import {
  anyMoment,
  FEW,
  happens,
  letter,
  overAt,
  people,
  presses,
  previewed,
  timeOptions,
  typedLetter,
  watch,
} from './letters.ts';

type Fault = FaultRule['fault'];

/** Short, so that nobody waits ten seconds for what hangs. */
const PATIENCE_MS = 1_500;
const STAGES = ['before', 'after'] as const;

const MISHAPS: Record<string, (random: Random, stage: 'before' | 'after') => Fault> = {
  hangs: (_, stage) => ({ kind: 'hang', stage }),
  reset: (_, stage) => ({ kind: 'reset', stage }),
  '5xx': (random, stage) => ({ kind: 'status', status: random.pick([500, 502, 503]), stage }),
};

/** Some of the channels go wrong, and the others do not wait for them. */
export const BROADCAST_CHANNELS: readonly Scenario[] = [
  ...Object.entries(MISHAPS).flatMap(([name, fault]) =>
    STAGES.map(stage => ({
      name: `broadcast/${name} ${stage} storing, in some channels`,
      script: (random: Random) => faulty(random, fault(random, stage)),
    })),
  ),
  { name: 'broadcast/request arrives after the restart', script: overtaken },
  { name: 'broadcast/no permission in some channels', script: forbidden },
  { name: 'broadcast/a channel is deleted', script: deleted },
];

function some(random: Random, channels: readonly string[]): string[] {
  const first = random.int(0, channels.length - 1);
  return channels.slice(first, first + random.int(1, 3));
}

function postsTo(channels: readonly string[]) {
  return { method: 'POST', path: new RegExp(`^/channels/(${channels.join('|')})/messages$`) };
}

function faulty(random: Random, fault: Fault): Script {
  const at = anyMoment(random);
  const approved = letter(FEW, at, at, random.chance(0.5));
  const channels = some(random, approved.channels);
  const times = random.int(1, 4);
  return {
    plans: [FEW],
    nonceMemoryMs: random.pick(NONCE_MEMORIES),
    requestTimeoutMs: PATIENCE_MS,
    approved: [approved],
    steps: [
      ...previewed(at, typedLetter(approved)),
      happens(`${times} posts will suffer: ${JSON.stringify(fault)}`, ({ discord }) =>
        discord.faults.add({ ...postsTo(channels), times, fault }),
      ),
      people(at, 'presses Send', presses('Send'), { reaches: 'maybe' }),
      ...Array.from({ length: 4 }, (_, index) => ({
        do: 'tick' as const,
        at: at + (index + 1) * MINUTE,
        reaches: 'maybe' as const,
      })),
      ...watch(at + 5 * MINUTE, overAt(at)),
    ],
  };
}

/** A dead process's request arrives when the next one has looked and asked again: the nonce makes them one. */
function overtaken(random: Random): Script {
  const at = anyMoment(random);
  const approved = letter(FEW, at, at, random.chance(0.5));
  let hold: Hold | undefined;
  const back = at + random.pick([0, 30_000, 60_000]);
  return {
    plans: [FEW],
    nonceMemoryMs: 300_000,
    approved: [approved],
    steps: [
      ...previewed(at, typedLetter(approved)),
      happens('a request will take its time', ({ discord }) => {
        const channel = random.pick(approved.channels);
        hold = discord.faults.hold(postsTo([channel]), 'before');
      }),
      people(at, 'presses Send', presses('Send'), {
        kill: { name: 'request on its way', at: 'signal', given: async () => hold?.reached, out: 'maybe' },
      }),
      { do: 'start', at: back },
      happens('the slow request arrives', async () => {
        hold?.release();
        if (hold) await carriedOut(await hold.reached);
      }),
      ...watch(back, overAt(at)),
    ],
  };
}

function permit({ discord, plan }: StageHands, channels: readonly string[], isAllowed: boolean): void {
  const denied = isAllowed ? '0' : PermissionFlagsBits.SendMessages.toString();
  for (const channel of channels) discord.act.overwriteChannel(channel, guildOf(plan), '0', denied);
}

/** The others get it at once; these when they may be written to again, or when it is tried again. */
function forbidden(random: Random): Script {
  const at = anyMoment(random);
  const letterThen = letter(FEW, at, at, random.chance(0.5));
  const channels = some(random, channelsOf(FEW).slice(1));
  const back = at + random.pick([3 * MINUTE, 40 * MINUTE, 130 * MINUTE]);
  const retriedAt = Math.max(overAt(at), back) + 10 * MINUTE;
  const approved: ApprovedMessage = {
    ...letterThen,
    retries: [retriedAt],
    barred: channels.map(channel => ({ channel, from: at, to: back })),
  };
  return {
    plans: [FEW],
    nonceMemoryMs: random.pick(NONCE_MEMORIES),
    alerts: { refused: [...channels.map(() => 'begun' as const), ...channels.map(() => 'ended' as const)] },
    approved: [approved],
    steps: [
      ...previewed(at, typedLetter(approved)),
      happens('the bot may not write in some channels', stage => permit(stage, channels, false)),
      people(at, 'presses Send', presses('Send')),
      ...watch(at, back - 1),
      happens('it may again', stage => permit(stage, channels, true)),
      { do: 'tick', at: back },
      ...watch(back, Math.max(overAt(at), back + 4 * MINUTE)),
      people(retriedAt, 'looks at how it stands, and tries again', async stage =>
        tryAgain(stage, AUTHOR, await newest(stage, AUTHOR, 'status')),
      ),
      ...watch(retriedAt, retriedAt + 5 * MINUTE),
    ],
  };
}

/** Before the press nothing is sent at all; after it, the others get it. */
function deleted(random: Random): Script {
  const at = anyMoment(random);
  const due = at + 20 * MINUTE;
  const isApproved = random.chance(0.7);
  const [, ...rest] = channelsOf(FEW);
  const channel = random.pick(rest);
  const goneAt = at + random.int(1, 19) * MINUTE;
  const approved: ApprovedMessage = {
    ...letter(FEW, at, due, random.chance(0.5)),
    barred: [{ channel, from: goneAt, to: Infinity }],
  };
  const isGone = happens('a channel is deleted', ({ discord }) => discord.act.deleteChannel(channel));
  const press: Step = people(at, 'presses Schedule', presses('Schedule'));
  return {
    plans: [FEW],
    nonceMemoryMs: random.pick(NONCE_MEMORIES),
    // It is over once another channel gets something; the others are asked at the same time.
    ...(isApproved && { alerts: { refused: ['begun', 'perhaps ended'] } }),
    approved: isApproved ? [approved] : [],
    steps: [
      ...previewed(at, typedLetter(approved), timeOptions(due, FEW)),
      ...(isApproved ? [press, { do: 'tick' as const, at: goneAt }, isGone] : [isGone, press]),
      { do: 'tick', at: due },
      ...watch(due, overAt(due)),
    ],
  };
}
