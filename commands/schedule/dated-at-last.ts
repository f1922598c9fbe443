import type { APIApplicationCommandOptionChoice } from 'discord.js';
import { isDatedAtLast, titleKey } from '../../src/strike/event-titles.ts';
import type { StrikeEvent } from '../../src/strike/strike.ts';
import type { StrikeView } from '../../src/strike/view.ts';
import { DiscordLimit } from '../../src/wording/limits.ts';
import { unescaped } from '../../src/wording/plain-words.ts';
import { choice } from '../kit/choices.ts';

/** The events of the file that were announced without a day, and have none yet, by what is being typed. */
export function undatedChoices(view: StrikeView, typed: string): APIApplicationCommandOptionChoice<string>[] {
  const wanted = titleKey({ title: typed });
  return undated(view)
    .map(picked)
    .filter(title => titleKey({ title }).includes(wanted))
    .slice(0, DiscordLimit.choices)
    .map(title => choice(title, title));
}

/** The one of them that a title names, whether it was typed or picked; undefined where it names another event. */
export function undatedNamed(view: StrikeView, title: string): StrikeEvent | undefined {
  const wanted = titleKey({ title: unescaped(title) });
  return undated(view).find(event =>
    [picked(event), unescaped(event.title)].some(each => titleKey({ title: each }) === wanted),
  );
}

function undated({ strike, changes }: StrikeView): StrikeEvent[] {
  return strike.events.filter(event => event.date === undefined && !isDatedAtLast(strike, changes, event));
}

/** As much of a title as a choice can carry. */
function picked({ title }: StrikeEvent): string {
  return unescaped(title).slice(0, DiscordLimit.choiceName);
}
