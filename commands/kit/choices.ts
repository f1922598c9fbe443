import type { APIApplicationCommandOptionChoice } from 'discord.js';
import { unescaped } from '../../src/wording/plain-words.ts';
import { clip } from './reply.ts';

/** Discord shows at most this many choices. */
export const CHOICES = 25;
const NAME_LIMIT = 100;

/** An autocomplete choice, its name cut to what Discord takes; nothing reads marks in it. */
export function choice(name: string, value: string): APIApplicationCommandOptionChoice<string> {
  return { name: clip(unescaped(name), NAME_LIMIT), value };
}
