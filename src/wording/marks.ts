import { messageLink as linkTo, time } from '@discordjs/formatters';
import type { DateTime } from 'luxon';

/** The one place that knows how Discord writes what is more than a word. */
export { bold, channelMention, inlineCode, roleMention, userMention } from '@discordjs/formatters';

/** Discord's own timestamp, shown in the reader's zone and language: `t` is the clock time, `R` the distance. */
export function discordTime(instant: DateTime, style: 't' | 'f' | 'F' | 'R'): string {
  return time(Math.floor(instant.toSeconds()), style);
}

/** The address of a message; a delivery that was sent has all that it takes. */
export function messageLink(message: { guild: string; channel: string; messageId: string }): string {
  return linkTo(message.channel, message.messageId, message.guild);
}

/** Does this line begin with a ping? */
export function isPingLine(line: string): boolean {
  return /^(?:<@|@everyone)/.test(line);
}

/** Mentions that stand in a text, as they are written, each once. They ping only if the request allows it. */
export function mentionsIn(text: string): string[] {
  return [...new Set(text.match(/@everyone|@here|<@[!&]?\d+>|<#\d+>/g) ?? [])];
}

/** The ids of the people who are mentioned in a text. */
export function usersIn(text: string): string[] {
  return [...text.matchAll(/<@!?(\d{17,20})>/g)].map(([, id = '']) => id);
}
