import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  type APIApplicationCommandStringOption,
  ApplicationCommandOptionType as Type,
} from 'discord.js';
import { dateOption } from '../kit/date-option.ts';
import { subcommands } from '../kit/subcommands.ts';
import { act, ping, words } from '../kit/text-option.ts';

/** The options of `/bargaining`. */

export const session = { ...dateOption, name: 'session', description: 'command.bargaining.session' } as const;
export const outcome: APIApplicationCommandStringOption = {
  type: Type.String,
  name: 'outcome',
  description: 'command.bargaining.outcome',
  // The words of the strike file.
  choices: ['none', 'tentative-agreement', 'no-agreement'].map(name => ({ name, value: name })),
};
export const reason = words('bargaining', 'reason', 200);
export const newDate = {
  ...dateOption,
  name: 'new-date',
  description: 'command.bargaining.newDate',
  required: false,
} as const;
export const statementText = words('bargaining', 'text', 500, true);
export const source: APIApplicationCommandStringOption = {
  type: Type.String,
  name: 'source',
  description: 'command.bargaining.source',
  required: true,
  // The words of the strike file.
  choices: ['union', 'employer', 'mediator', 'press'].map(name => ({ name, value: name })),
};
export const link = words('bargaining', 'link', 300);
export const said = { ...dateOption, description: 'command.bargaining.said', required: false } as const;
export const day = {
  ...dateOption,
  name: 'day',
  description: 'command.bargaining.day',
  required: false,
} as const;
export const time = words('bargaining', 'time', 20);

/** When members hear of it, if not at once. */
export const tell = words('bargaining', 'tell', 20);

const voteDay = (name: string, description: string) => ({ ...dateOption, name, description }) as const;
export const opens = voteDay('opens', 'command.bargaining.opens');
export const opensAt = words('bargaining', 'opens-at', 20, true);
export const closes = voteDay('closes', 'command.bargaining.closes');
export const closesAt = words('bargaining', 'closes-at', 20, true);
export const place = words('bargaining', 'place', 200);

const sessions: Record<string, APIApplicationCommandBasicOption[]> = {
  add: [session, ping, tell],
  'under-way': [session, ping, tell],
  held: [session, outcome, ping, tell],
  cancel: [session, reason, newDate, ping, tell],
  postpone: [session, reason, newDate, ping, tell],
};

const others: Record<string, APIApplicationCommandBasicOption[]> = {
  statement: [source, statementText, link, said, ping, tell],
  'nothing-new': [day, time, ping],
  vote: [opens, opensAt, closes, closesAt, place, ping, tell],
  correct: [act, statementText],
  undo: [act, { ...ping, description: 'command.schedule.pingUndo' }],
};

export const bargainingOptions: APIApplicationCommandOption[] = [
  {
    type: Type.SubcommandGroup,
    name: 'session',
    description: 'command.bargaining.sessions',
    options: subcommands('bargaining', sessions),
  },
  ...subcommands('bargaining', others),
];
