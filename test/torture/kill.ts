import { setImmediate, setTimeout as wait } from 'node:timers/promises';
import type { Rehearsal } from '../../src/rehearsal/rehearsal.ts';
import type { ObservedRequest } from '../../src/rehearsal/rest/observed.ts';
import type { BotProcess } from './bot.ts';
import type { KillPoint } from './kill-points.ts';
import type { StrikePlan } from './plan.ts';
import { channelsOf } from './plan.ts';
import type { StoreTrap } from './wire.ts';

/**
 * Lets the bot work and kills the process on the way; true if it got to the point where it was to die.
 *
 * @param task what makes it work; it gives the trap to the bot with its orders
 */
export async function killDuring(
  bot: BotProcess,
  task: (trap?: StoreTrap) => Promise<unknown>,
  point: KillPoint,
  discord: Rehearsal,
  plans: readonly StrikePlan[],
): Promise<boolean> {
  if (point.at === 'store') {
    const nth = point.nth ?? 1;
    return task({ ...point.trap, nth }).then(
      () => false,
      () => true,
    );
  }
  const work = task().then(
    () => false,
    () => true,
  );
  if (point.at === 'any') {
    await wait(point.afterMs);
    bot.signal('SIGKILL');
    return work;
  }
  if (point.at === 'signal') {
    await Promise.race([point.given(), work]);
    bot.signal('SIGKILL');
    return work;
  }
  const snare = setSnare(discord, point, plans);
  const request = await Promise.race([snare.caught, work.then(() => undefined)]);
  if (request) await killAt(bot, point.moment, snare, request);
  snare.remove();
  return request !== undefined;
}

type Moment = Extract<KillPoint, { moment: string }>['moment'];

interface Snare {
  caught: Promise<ObservedRequest>;
  release(): void;
  remove(): void;
}

const REQUESTS = {
  post: { method: 'POST', rest: '' },
  read: { method: 'GET', rest: '' },
  edit: { method: 'PATCH', rest: '/\\d+' },
};

/** Stops a request that posts to a channel for members, reads it, or edits a message there. */
function setSnare(
  discord: Rehearsal,
  { at, moment, nth = 1 }: Extract<KillPoint, { moment: string }>,
  plans: readonly StrikePlan[],
): Snare {
  const { method, rest } = REQUESTS[at];
  const path = new RegExp(`^/channels/(${plans.flatMap(channelsOf).join('|')})/messages${rest}$`);
  const match = { method, path, from: nth };
  const hold = discord.faults.hold(
    match,
    moment === 'answer' || moment === 'answer-on-its-way' ? 'after' : 'before',
  );
  return { caught: hold.reached, release: () => hold.release(), remove: () => discord.faults.clear() };
}

async function killAt(
  bot: BotProcess,
  moment: Moment,
  snare: Snare,
  request: ObservedRequest,
): Promise<void> {
  if (moment === 'answer-on-its-way') {
    snare.release();
    while (request.status === undefined) await setImmediate();
  }
  bot.signal('SIGKILL');
  await bot.ended;
  if (moment !== 'late-request') return;
  snare.release();
  await carriedOut(request);
}

/** Resolves once Discord has done what a request asks for, though nobody waits for the answer. */
export async function carriedOut(request: ObservedRequest): Promise<void> {
  for (let tries = 0; !request.carriedOut; tries += 1) {
    if (tries > 500) throw new Error('Discord never carried the request out');
    await wait(2);
  }
}

/** What a dead process had sent arrives at once, before time goes on: it lies in the machine's own buffers. */
export async function lastWords(discord: Rehearsal): Promise<void> {
  let known = -1;
  for (let quiet = 0; quiet < 3; quiet += 1) {
    const { length } = discord.inspect.requests();
    if (length !== known) quiet = 0;
    known = length;
    await wait(5);
  }
}
