import type { APIApplicationCommandOptionChoice } from 'discord.js';
import { DiscordLimit } from '../../src/wording/limits.ts';
import { unescaped } from '../../src/wording/plain-words.ts';
import { clip } from './reply.ts';

/** An autocomplete choice, its name cut to what Discord takes; nothing reads marks in it. */
export function choice(name: string, value: string): APIApplicationCommandOptionChoice<string> {
  return { name: clip(unescaped(name), DiscordLimit.choiceName), value };
}
