import { type APIModalInteractionResponseCallbackData, ComponentType, TextInputStyle } from 'discord.js';
import { DiscordLimit } from '../../src/wording/limits.ts';
import { clip } from '../kit/reply.ts';

/** A field of a form, with its label. */
export type Field = APIModalInteractionResponseCallbackData['components'][number];

/** What can be picked: its words, and the value that an option of the command would have. */
export interface Pick {
  label: string;
  value: string;
}

interface Asked {
  id: string;
  label: string;
  description?: string | undefined;
  required?: boolean;
}

/** A line to write into, with what was typed already. */
export function textField(
  { id, label, description, required = false }: Asked,
  most: number,
  value = '',
): Field {
  return {
    ...labelled(label, description),
    component: {
      type: ComponentType.TextInput,
      custom_id: id,
      style: TextInputStyle.Short,
      required,
      max_length: most,
      ...(value !== '' && { value: clip(value, most) }),
    },
  };
}

/** A list to pick from: one, or as many as there are. What is picked already leads where Discord does not take them all. */
export function pickField(
  { id, label, description, required = false }: Asked,
  picks: readonly Pick[],
  { several = false, picked = [] }: { several?: boolean; picked?: readonly string[] } = {},
): Field {
  const isPicked = ({ value }: Pick) => picked.includes(value);
  const fits = picks.length <= DiscordLimit.selectOptions;
  const listed = fits ? picks : [...picks.filter(isPicked), ...picks.filter(each => !isPicked(each))];
  const options = listed.slice(0, DiscordLimit.selectOptions).map(each => ({
    label: clip(each.label, DiscordLimit.choiceName),
    value: each.value,
    default: isPicked(each),
  }));
  return {
    ...labelled(label, description),
    component: {
      type: ComponentType.StringSelect,
      custom_id: id,
      required,
      min_values: required ? 1 : 0,
      max_values: several ? options.length : 1,
      options,
    },
  };
}

function labelled(label: string, description: string | undefined) {
  return {
    type: ComponentType.Label as const,
    label: clip(label, DiscordLimit.fieldLabel),
    ...(description !== undefined && { description: clip(description, DiscordLimit.fieldDescription) }),
  };
}
