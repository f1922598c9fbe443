import type { APIModalInteractionResponseCallbackData, BaseInteraction } from 'discord.js';
import type { Change } from '../../src/strike/change-schema.ts';
import { strikeDate } from '../../src/strike/dates.ts';
import { marked, UserError } from '../../src/wording/user-error.ts';
import type { StrikeContext } from '../kit/command.ts';
import { customId } from '../kit/custom-id.ts';
import type { Written } from '../kit/typed-option.ts';
import { type Asking, FIELDS, type FieldName, fieldOf, HOURS, NEEDED, OWN_WORDS } from './form-questions.ts';
import * as option from './options.ts';

/** The options for which each field asks; what else was typed goes with the form, or has to be typed whole. */
const OPTIONS: Partial<Record<FieldName, string[]>> = {
  lines: ['site'],
  line: ['site'],
  days: ['date'],
  day: ['date'],
  [HOURS]: ['start', 'end'],
  [OWN_WORDS]: ['reason'],
};

/** Whether something is missing that the form then asks for. */
export function lacks(subcommand: string, { options }: Written): boolean {
  const needed = isAsked(subcommand) ? NEEDED[subcommand] : [];
  return needed.some(name => options.getString(name) === null);
}

/**
 * The form that asks for what was not typed, with what was. Throws a UserError where something was typed that no field of
 * it has, so that nobody's word is dropped, or where there is no line to pick.
 *
 * @param mended the change in whose place that is done which the form says
 */
export function scheduleForm(
  interaction: Asking['interaction'] & Pick<BaseInteraction, 'locale'>,
  subcommand: string,
  context: StrikeContext,
  mended?: Change,
): APIModalInteractionResponseCallbackData {
  if (!isAsked(subcommand)) throw new UserError('error.unknownCommand');
  const text = context.text(interaction.locale);
  const today = strikeDate(context.view.strike, context.clock.now());
  const asking: Asking = { interaction, context, text, today, subcommand };
  if (!mended) refuseUnasked(asking);
  const mayChange = interaction.options.getString(option.captains.name) === null ? '' : 'captains';
  return {
    custom_id: customId('schedule', 'form', [subcommand, mayChange, mended?.id ?? ''].join('.')),
    title: text.t(`schedule.form.${subcommand}`),
    components: FIELDS[subcommand].flatMap(name => fieldOf(asking, name) ?? []),
  };
}

function isAsked(subcommand: string): subcommand is keyof typeof FIELDS {
  return subcommand in FIELDS;
}

function refuseUnasked({ interaction, subcommand }: Asking): void {
  const asked = FIELDS[subcommand].flatMap(name => OPTIONS[name] ?? [name]);
  const typed = option.scheduleOptions[subcommand]?.map(({ name }) => name) ?? [];
  const left = typed.find(
    name => !asked.includes(name) && name !== 'captains' && interaction.options.getString(name) !== null,
  );
  const missing = NEEDED[subcommand].filter(name => interaction.options.getString(name) === null);
  if (left === undefined) return;
  const words = { option: left, missing: marked(missing.map(name => `\`${name}\``).join(', ')) };
  throw new UserError('error.notInForm', words);
}
