import type { APIApplicationCommandOption } from 'discord-api-types/v10';
import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { TypedOption } from '../protocol.ts';
import { characters, fields, list, number } from '../rules/json.ts';
import { Refused } from '../state/lookup.ts';

const { Subcommand, SubcommandGroup } = ApplicationCommandOptionType;

/**
 * Refuses options that Discord's own client would not let anybody send: unknown ones, missing required ones, values
 * outside a list or a range. `complete` is false while somebody still types, for autocomplete.
 */
export function checkTyped(
  defined: APIApplicationCommandOption[],
  typed: TypedOption[],
  complete: boolean,
): void {
  const deeper = defined.some(({ type }) => type === Subcommand || type === SubcommandGroup);
  if (deeper && typed.length !== 1) throw new Refused(400, 'Choose one subcommand.');
  for (const option of typed) {
    const definition = defined.find(each => each.name === option.name && each.type === option.type);
    if (!definition) throw new Refused(400, `The command has no option "${option.name}".`);
    if (option.type === Subcommand || option.type === SubcommandGroup) {
      checkTyped(
        list(fields(definition).options) as APIApplicationCommandOption[],
        option.options ?? [],
        complete,
      );
    } else if (complete) {
      checkValue(definition, option);
    }
  }
  if (!complete) return;
  for (const { name, required } of defined.map(each => ({
    name: each.name,
    required: fields(each).required,
  }))) {
    if (required && !typed.some(option => option.name === name))
      throw new Refused(400, `"${name}" is required.`);
  }
}

function checkValue(definition: APIApplicationCommandOption, { name, value }: TypedOption): void {
  const rules = fields(definition);
  const choices = list(rules.choices).map(fields);
  if (value === undefined) throw new Refused(400, `"${name}" has no value.`);
  if (choices.length > 0 && !choices.some(choice => choice.value === value)) {
    throw new Refused(400, `"${name}" is not one of its choices.`);
  }
  const size = typeof value === 'string' ? characters(value) : number(value);
  const least = rules.min_length ?? rules.min_value;
  const most = rules.max_length ?? rules.max_value;
  if (least !== undefined && size < number(least)) throw new Refused(400, `"${name}" is too small.`);
  if (most !== undefined && size > number(most)) throw new Refused(400, `"${name}" is too large.`);
}
