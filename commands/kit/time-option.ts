import type { APIApplicationCommandOptionChoice } from 'discord.js';
import type { WallTime } from '../../src/strike/strike.ts';
import type { StrikeView } from '../../src/strike/view.ts';
import { DiscordLimit } from '../../src/wording/limits.ts';
import { timeReadings } from '../../src/wording/read/time.ts';
import { timeInWords } from '../../src/wording/times.ts';
import type { Text } from '../../src/wording/translator.ts';
import { choice } from './choices.ts';

/** What a time can mean that is being typed: "8" is 8 a.m. or 8 p.m. Before anything is typed, when the lines usually start or end. */
export function timeChoices(
  text: Text,
  { strike }: StrikeView,
  typed: string,
  end: string,
): APIApplicationCommandOptionChoice<string>[] {
  const usual = strike.picketing.map(({ from, to }) => (end === 'end' ? to : from));
  const times: WallTime[] = typed.trim() === '' ? [...new Set(usual)] : timeReadings(typed);
  return times.map(time => choice(timeInWords(text, time), time)).slice(0, DiscordLimit.choices);
}
