import { type Client, Events, RESTEvents, Routes, SnowflakeUtil } from 'discord.js';
import type { ClockCheck } from '../../delivery/messenger.ts';
import { bothClocks, type Clock, type Reading } from '../../platform/clock.ts';
import { type Failure, failureOf } from './api-errors.ts';
import { aheadBy, type Witnesses, withId } from './clock-witnesses.ts';

/** No request lives as long: where asking took more, the machine slept, or its clock was set meanwhile. */
const ASKING_TAKES_MS = 30_000;

/** Compares our clock with Discord's own. */
export interface ClockComparison {
  /** Asks Discord for the time; never throws for what Discord or the network does. */
  check(): Promise<ClockCheck>;
  /** Takes note of an id that Discord has just made. */
  seen(id: string): void;
}

/**
 * There are two kinds of witnesses. The `Date` header of any answer, an error's too, has the time to the second; the
 * answer to a small request is measured on its arrival, so the time that it took is in the result: seconds, where more
 * than a minute is what matters. A proxy may have written that header, however, or taken it away. An id (a snowflake: of
 * an interaction, of our own message) is Discord's own. One from our past shows nothing, because it may only have been
 * long under way; nor does a single one from more than a day ahead. What follows where no witness is left is in docs/decisions/2026-11-30-no-witness-of-the-time.md.
 *
 * A machine that sleeps while it asks reads an answer that was written before. Its clock is not wrong for that; the next
 * beat asks again.
 *
 * @param failed hears of a request that failed, and says what that means
 */
export function clockComparison(
  client: Client<true>,
  clock: Clock,
  failed: (error: unknown) => Failure,
): ClockComparison {
  let witnesses: Witnesses = {};
  let answers = 0;
  const reading = (): Reading => ({ wall: clock.now().toMillis(), steady: bothClocks().steady });

  function seen(id: string): void {
    const at = reading();
    witnesses = withId(witnesses, { ahead: at.wall - SnowflakeUtil.timestampFrom(id), at });
  }

  client.rest.on(RESTEvents.Response, (_request, response) => {
    answers += 1;
    const theirs = Date.parse(response.headers.get('date') ?? '');
    if (Number.isNaN(theirs)) return;
    const at = reading();
    witnesses.header = { ahead: at.wall - theirs, at };
  });
  client.on(Events.InteractionCreate, ({ id }) => seen(id));

  /** Asks for something small; gives the failure, if it failed. */
  async function ask(route: `/${string}`, auth = true): Promise<Failure | undefined> {
    // A 401 to a question without the token says nothing of the token.
    return client.rest.get(route, { auth }).then(() => undefined, auth ? failed : failureOf);
  }

  async function check(): Promise<ClockCheck> {
    const asked = reading();
    const answersBefore = answers;
    const failure = await ask(Routes.user('@me'));
    // One address of Discord's may be out of order while the others work.
    const isAsked = !failure || failure.type === 'unauthorized';
    const fault = isAsked ? failure : await ask(Routes.gateway(), false);
    const known = compared(asked, failure, answers > answersBefore);
    return fault ? { ...known, hasFault: true } : known;
  }

  function compared(asked: Reading, failure: Failure | undefined, isAnswered: boolean): ClockCheck {
    const now = reading();
    if (Math.abs(now.wall - asked.wall) > ASKING_TAKES_MS) {
      delete witnesses.header;
      return { type: 'unreached', problem: 'the answer took too long to say anything about the time' };
    }
    const ahead = aheadBy(witnesses, now);
    if (ahead !== undefined) return { type: 'compared', aheadMs: ahead };
    if (isAnswered && failure?.type !== 'unauthorized') return { type: 'unwitnessed' };
    return { type: 'unreached', problem: failure?.problem ?? 'no answer' };
  }

  return { seen, check };
}
