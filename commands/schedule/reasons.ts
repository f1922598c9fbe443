import type { StrikeView } from '../../src/strike/view.ts';
import { DiscordLimit } from '../../src/wording/limits.ts';
import { unescaped } from '../../src/wording/plain-words.ts';

/** Reasons to pick from, as somebody would type them: those of the strike file, then those given before, the last first. */
export function reasonsOf({ strike, changes }: StrikeView): string[] {
  const before = changes.flatMap(change => ('reason' in change && change.reason ? [change.reason] : []));
  const all = [...(strike.reasons ?? []), ...before.toReversed()].map(unescaped);
  return [...new Set(all)].filter(reason => reason.length <= DiscordLimit.choiceName);
}
