import { type APIApplicationCommandBasicOption, ApplicationCommandOptionType as Type } from 'discord.js';
import { siteOption } from '../kit/site-option.ts';
import { subcommands } from '../kit/subcommands.ts';
import { picked } from '../kit/text-option.ts';

export const ALERT_MOST = 1000;

export const alertText = {
  type: Type.String,
  name: 'text',
  description: 'command.alert.text',
  required: true,
  max_length: ALERT_MOST,
} as const;

/** One of the alerts that hold; left out, all that the asker may speak of. */
export const runningAlert = picked('alert', 'alert');
const overText = { ...alertText, description: 'command.alert.overText', required: false } as const;

const options: Record<string, APIApplicationCommandBasicOption[]> = {
  send: [{ ...siteOption, description: 'command.alert.site', required: true }, alertText],
  update: [alertText, runningAlert],
  'all-clear': [runningAlert, overText],
};

export const alertOptions = subcommands('alert', options);
