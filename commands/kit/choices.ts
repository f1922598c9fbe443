import type { APIApplicationCommandOptionChoice } from 'discord.js';
import { DiscordLimit } from '../../src/wording/limits.ts';
import { unescaped } from '../../src/wording/plain-words.ts';
import { clip } from './reply.ts';

/** What holds the parts of a time together in a message. */
const NO_BREAK_SPACES = /[\u00a0\u202f]/g;

/** An autocomplete choice, its name cut to what Discord takes. Nothing reads marks in it, and it is found by what people type. */
export function choice(name: string, value: string): APIApplicationCommandOptionChoice<string> {
  return { name: clip(unescaped(name).replaceAll(NO_BREAK_SPACES, ' '), DiscordLimit.choiceName), value };
}
