import { type APIApplicationCommandBasicOption, ApplicationCommandOptionType as Type } from 'discord.js';
import { dateOption } from './date-option.ts';

/** The options of `/broadcast`: everything is picked from a list; only words, times and pictures are one's own. */

function words(name: string, most: number, required = false) {
  return {
    type: Type.String,
    name,
    description: `command.broadcast.${name}`,
    max_length: most,
    required,
  } as const;
}

function picked(name: string, required = false) {
  return { ...words(name, 100, required), autocomplete: true } as const;
}

export const template = picked('template');
export const day = {
  ...dateOption,
  name: 'day',
  description: 'command.broadcast.day',
  required: false,
} as const;
export const time = words('time', 20);
export const picture = {
  type: Type.Attachment,
  name: 'picture',
  description: 'command.broadcast.picture',
} as const;
export const alt = words('alt', 500);
export const channel = picked('channel');
export const draft = picked('draft');
export const broadcast = picked('broadcast', true);
export const reason = words('reason', 300, true);
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
