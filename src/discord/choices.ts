import type { APIApplicationCommandOptionChoice } from 'discord.js';
import { clip } from './reply.ts';

/** Discord shows at most this many choices. */
export const CHOICES = 25;
const NAME_LIMIT = 100;

/** An autocomplete choice, its name cut to what Discord takes. */
export function choice(name: string, value: string): APIApplicationCommandOptionChoice<string> {
  return { name: clip(name, NAME_LIMIT), value };
}
