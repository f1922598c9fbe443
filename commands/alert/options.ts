import { type APIApplicationCommandBasicOption, ApplicationCommandOptionType as Type } from 'discord.js';
import { siteOption } from '../kit/site-option.ts';

const ALERT_MOST = 1000;

export const alertText = {
  type: Type.String,
  name: 'text',
  description: 'command.alert.text',
  required: true,
  max_length: ALERT_MOST,
} as const;

export const alertOptions: APIApplicationCommandBasicOption[] = [
  { ...siteOption, description: 'command.alert.site', required: true },
  alertText,
];
