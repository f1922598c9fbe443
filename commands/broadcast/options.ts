import { type APIApplicationCommandBasicOption, ApplicationCommandOptionType as Type } from 'discord.js';
import { dateOption } from '../kit/date-option.ts';
import { picked, words } from '../kit/text-option.ts';

/** The options of `/broadcast`: everything is picked from a list; only words, times and pictures are one's own. */

export const template = picked('broadcast', 'template');
export const day = {
  ...dateOption,
  name: 'day',
  description: 'command.broadcast.day',
  required: false,
} as const;
export const time = words('broadcast', 'time', 20);
export const picture = {
  type: Type.Attachment,
  name: 'picture',
  description: 'command.broadcast.picture',
} as const;
export const alt = words('broadcast', 'alt', 500);
export const channel = picked('broadcast', 'channel');
export const draft = picked('broadcast', 'draft');
export const broadcast = picked('broadcast', 'broadcast', true);
export const reason = words('broadcast', 'reason', 300, true);
const newDay = { ...day, description: 'command.broadcast.newDay' } as const;
const newTime = { ...time, description: 'command.broadcast.newTime', required: true } as const;

/** In Discord's order: what is required first. */
export const broadcastOptions: Record<string, APIApplicationCommandBasicOption[]> = {
  compose: [template, day, time, picture, alt, channel, draft],
  list: [],
  status: [broadcast],
  reschedule: [broadcast, newTime, newDay],
  correct: [broadcast],
  retract: [broadcast, reason],
};
