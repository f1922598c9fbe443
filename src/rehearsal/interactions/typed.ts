import type { APIApplicationCommandOption } from 'discord-api-types/v10';
import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { TypedFile, TypedOption } from '../protocol.ts';
import { characters, fields, list, number, text } from '../rules/json.ts';
import { Refused } from '../state/lookup.ts';
import { bytesOf, UPLOAD_LIMIT } from './uploads.ts';

const { Attachment, Subcommand, SubcommandGroup } = ApplicationCommandOptionType;

/**
 * Refuses options that Discord's own client would not let anybody send: unknown ones, missing required ones, values
 * outside a list or a range. `complete` is false while somebody still types, for autocomplete: a text may be too short
 * yet, and a number is not checked, but no box takes more characters than the option has.
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
    } else {
      checkLength(definition, option);
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

function checkValue(definition: APIApplicationCommandOption, { name, value, file }: TypedOption): void {
  const rules = fields(definition);
  if (definition.type === Attachment) {
    checkFile(name, file, list(rules.file_types).map(text));
    return;
  }
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

function checkLength(definition: APIApplicationCommandOption, { name, value }: TypedOption): void {
  const most = fields(definition).max_length;
  if (typeof value === 'string' && most !== undefined && characters(value) > number(most))
    throw new Refused(400, `"${name}" is too large.`);
}

/** An option takes any file, or those of some kinds: "image", or ".png". */
function checkFile(option: string, file: TypedFile | undefined, kinds: string[]): void {
  const bytes = file && bytesOf(file);
  if (!bytes) throw new Refused(400, `"${option}" has no file.`);
  if (bytes.byteLength > UPLOAD_LIMIT)
    throw new Refused(400, `The file of "${option}" is larger than 10 MiB.`);
  const isOf = (kind: string) =>
    kind.startsWith('.') ? file.name.toLowerCase().endsWith(kind) : file.type.startsWith(`${kind}/`);
  if (kinds.length > 0 && !kinds.some(isOf))
    throw new Refused(400, `"${option}" takes no file of this kind.`);
}
