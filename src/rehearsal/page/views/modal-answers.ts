import type {
  APIComponentInLabel,
  APIModalInteractionResponseCallbackData,
  APISelectMenuComponent,
} from 'discord-api-types/v10';
import type { ModalRequest } from '../../protocol.ts';
import type { Directory } from '../directory.ts';
import { Part } from '../discord.ts';
import { picksOf } from './picks.ts';

export type Field = ModalRequest['fields'][number];

const selects: readonly number[] = [
  Part.StringSelect,
  Part.UserSelect,
  Part.RoleSelect,
  Part.MentionableSelect,
  Part.ChannelSelect,
];

/** Whether an input of a modal is one of Discord's selects. */
export function isSelect(part: APIComponentInLabel): part is APISelectMenuComponent {
  return selects.includes(part.type);
}

/** Discord requires an input unless it says otherwise; a single checkbox always has a value. */
export function isRequired(part: APIComponentInLabel): boolean {
  return part.type !== Part.Checkbox && part.required !== false;
}

/** The inputs of a modal with their labels, in their order. */
export function inputsOf({ components }: APIModalInteractionResponseCallbackData): {
  label: string;
  part: APIComponentInLabel;
}[] {
  return components.flatMap(part => {
    if (part.type === Part.ActionRow)
      return part.components.map(one => ({ label: one.label ?? '', part: one }));
    return part.type === Part.Label ? [{ label: part.label, part: part.component }] : [];
  });
}

/** What a modal's form says, input by input. `picked` has what was chosen in the selects. */
export function readFields(
  modal: APIModalInteractionResponseCallbackData,
  data: FormData,
  picked: ReadonlyMap<string, string[]>,
  directory: Directory,
): Field[] {
  return inputsOf(modal).map(({ part }) => {
    const customId = part.custom_id;
    if (isSelect(part)) return { customId, values: picked.get(customId) ?? presetIn(part, directory) };
    switch (part.type) {
      case Part.TextInput:
        return { customId, value: textIn(data, customId) };
      case Part.RadioGroup:
        return data.has(customId) ? { customId, value: textIn(data, customId) } : { customId };
      case Part.CheckboxGroup:
        return {
          customId,
          values: data.getAll(customId).map(value => (typeof value === 'string' ? value : '')),
        };
      case Part.Checkbox:
        return { customId, value: String(data.has(customId)) };
      default:
        return { customId, values: [] };
    }
  });
}

/** The first input that cannot go as it is, and why. */
export function problemIn(
  modal: APIModalInteractionResponseCallbackData,
  fields: Field[],
): { customId: string; message: string } | undefined {
  for (const { label, part } of inputsOf(modal)) {
    const field = fields.find(({ customId }) => customId === part.custom_id);
    const empty = !field?.value && !field?.values?.length;
    if (empty && isRequired(part)) return { customId: part.custom_id, message: `${label} is needed.` };
    const choices = choicesProblem(part, field?.values ?? []);
    if (!empty && choices) return { customId: part.custom_id, message: `${label} ${choices}` };
    const shortest = part.type === Part.TextInput ? (part.min_length ?? 0) : 0;
    if (!empty && Array.from(field?.value ?? '').length < shortest) {
      return { customId: part.custom_id, message: `${label} needs at least ${shortest} characters.` };
    }
  }
  return undefined;
}

/** Discord's client lets nobody choose more than may be, but fewer. */
function choicesProblem(part: APIComponentInLabel, values: string[]): string | undefined {
  if (!isSelect(part) && part.type !== Part.CheckboxGroup) return undefined;
  const least = part.min_values ?? 1;
  const most = part.max_values ?? (part.type === Part.CheckboxGroup ? part.options.length : 1);
  if (values.length < least) return `needs at least ${least} choices.`;
  return values.length > most ? `takes at most ${most === 1 ? 'one choice' : `${most} choices`}.` : undefined;
}

function presetIn(part: APISelectMenuComponent, directory: Directory): string[] {
  return picksOf(part, directory)
    .filter(({ chosen }) => chosen)
    .map(({ value }) => value);
}

function textIn(data: FormData, name: string): string {
  const value = data.get(name);
  return typeof value === 'string' ? value : '';
}
