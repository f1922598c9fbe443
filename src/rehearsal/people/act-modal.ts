import { ComponentType } from 'discord-api-types/v10';
import { ask } from '../interactions/ask.ts';
import type { StoredInteraction } from '../interactions/interaction.ts';
import { resolve } from '../interactions/resolved.ts';
import type { ModalRequest } from '../protocol.ts';
import { allComponents } from '../rules/components.ts';
import { characters, type Fields, fields, list, number } from '../rules/json.ts';
import { type Discord, isGuildChannel } from '../state/discord.ts';
import { Refused } from '../state/lookup.ts';
import { checkValues, namesIds } from './act-component.ts';
import { personOf, seenChannel } from './sight.ts';

/** A person submits a modal. It can be submitted again until the bot has answered. */
export function submitModal(discord: Discord, request: ModalRequest): StoredInteraction {
  const person = personOf(discord, request.person);
  const opener = discord.interactions.get(request.interactionId);
  if (!opener?.modal || opener.personId !== person.id) throw new Refused(404, 'There is no such modal.');
  const channel = seenChannel(discord, person.id, opener.channelId);
  const guildId = isGuildChannel(channel) ? channel.guild_id : undefined;
  const components = list(opener.modal.components)
    .map(fields)
    .map(component => submitted(component, request.fields));
  const idSelects = allComponents(opener.modal.components).filter(({ component }) => namesIds(component));
  const ids = idSelects.flatMap(
    ({ component }) => request.fields.find(field => field.customId === component.custom_id)?.values ?? [],
  );
  const resolved = resolve(discord, guildId, person.id, ids);
  return ask(discord, {
    kind: 'modal',
    personId: person.id,
    locale: request.locale,
    channel,
    data: { custom_id: opener.modal.custom_id, components, ...(resolved ? { resolved } : {}) },
    openedBy: opener,
    ...(opener.source === undefined ? {} : { source: opener.source }),
  });
}

/** A component of the modal with what was entered, in the shape that it was defined in. */
function submitted(component: Fields, entered: ModalRequest['fields']): Fields {
  const { type, id = 0 } = component;
  if (type === ComponentType.ActionRow) {
    return {
      type,
      id,
      components: list(component.components)
        .map(fields)
        .map(inner => filled(inner, entered)),
    };
  }
  if (type === ComponentType.Label)
    return { type, id, component: filled(fields(component.component), entered) };
  return { type, id };
}

function filled(input: Fields, entered: ModalRequest['fields']): Fields {
  const { type, id = 0, custom_id: customId } = input;
  const field = entered.find(each => each.customId === customId);
  const base = { type, id, custom_id: customId };
  switch (type) {
    case ComponentType.TextInput:
      return { ...base, value: checkedText(input, field?.value ?? '') };
    case ComponentType.RadioGroup:
      if (input.required !== false && field?.value === undefined) throw required(customId);
      return { ...base, value: field?.value ?? null };
    case ComponentType.Checkbox:
      return { ...base, value: field?.value === 'true' };
    default: {
      const values = field?.values ?? [];
      if (input.required !== false || values.length > 0) checkValues(input, values);
      return { ...base, values };
    }
  }
}

function checkedText(input: Fields, value: string): string {
  const length = characters(value);
  if (length === 0 && input.required !== false) throw required(input.custom_id);
  if (length === 0) return value;
  if (input.min_length !== undefined && length < number(input.min_length)) {
    throw new Refused(400, `"${String(input.custom_id)}" is too short.`);
  }
  if (length > number(input.max_length ?? 4000))
    throw new Refused(400, `"${String(input.custom_id)}" is too long.`);
  return value;
}

function required(customId: unknown): Refused {
  return new Refused(400, `"${String(customId)}" is required.`);
}
