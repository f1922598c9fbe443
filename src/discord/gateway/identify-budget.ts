import { z } from 'zod';
import type { Clock } from '../../platform/clock.ts';
import type { Logger } from '../../platform/logger.ts';
import type { Wait } from '../../platform/wait.ts';

/**
 * Discord resets a bot's token after 1,000 IDENTIFYs in 24 hours, so a crash loop could lose the bot. This bot allows
 * itself one per 120 s on average, and five at once: at most 725 a day.
 */
const BURST = 5;
const REFILL_MS = 120_000;

/** What is left of the budget, and when that was so. */
export const identifyBudget = z.strictObject({ left: z.number(), at: z.iso.datetime() });
export type IdentifyBudget = z.infer<typeof identifyBudget>;

/** Where the budget outlives a crash. */
export interface BudgetRepository {
  read(): Promise<IdentifyBudget | undefined>;
  write(budget: IdentifyBudget): Promise<void>;
}

/** The budget at `now`, in epoch milliseconds. A clock that was set back refills nothing. */
export function refilled(budget: IdentifyBudget | undefined, now: number): number {
  if (!budget) return BURST;
  const passed = Math.max(0, now - Date.parse(budget.at));
  return Math.min(BURST, budget.left + passed / REFILL_MS);
}

/** How long to wait, in milliseconds, until one more IDENTIFY is in the budget. */
export function waitFor(left: number): number {
  return left >= 1 ? 0 : Math.ceil((1 - left) * REFILL_MS);
}

/** Takes one IDENTIFY out of the budget, durably, before it is sent; waits until there is one. */
export async function spendIdentify(
  repository: BudgetRepository,
  { clock, log, wait }: { clock: Clock; log: Logger; wait: Wait },
  signal?: AbortSignal,
): Promise<void> {
  const left = refilled(await repository.read(), clock.now().toMillis());
  const millis = waitFor(left);
  if (millis > 0) {
    const seconds = Math.ceil(millis / 1000);
    log.warn(
      { seconds },
      `restarting too often; waiting ${seconds} s so that Discord does not reset the token`,
    );
    await wait(millis, signal);
  }
  const now = clock.now();
  const after = left + millis / REFILL_MS - 1;
  await repository.write({ left: after, at: new Date(now.toMillis()).toISOString() });
}
