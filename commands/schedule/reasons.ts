import type { APIApplicationCommandOptionChoice } from 'discord.js';
import type { StrikeView } from '../../src/strike/view.ts';
import { DiscordLimit } from '../../src/wording/limits.ts';
import { unescaped } from '../../src/wording/plain-words.ts';

/** Reasons to pick from, as somebody would type them: those of the strike file, then those given before, the last first. */
export function reasonsOf({ strike, changes }: StrikeView): string[] {
  const before = changes.flatMap(change => ('reason' in change && change.reason ? [change.reason] : []));
  const all = [...(strike.reasons ?? []), ...before.toReversed()].map(unescaped);
  return [...new Set(all)].filter(reason => reason.length <= DiscordLimit.choiceName);
}

/** Those that hold what has been typed; anything else may be typed as well. */
export function reasonChoices(view: StrikeView, typed: string): APIApplicationCommandOptionChoice<string>[] {
  const wanted = typed.trim().toLowerCase();
  return reasonsOf(view)
    .filter(reason => reason.toLowerCase().includes(wanted))
    .slice(0, DiscordLimit.choices)
    .map(reason => ({ name: reason, value: reason }));
}
