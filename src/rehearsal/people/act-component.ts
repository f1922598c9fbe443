import { ComponentType, MessageFlags } from 'discord-api-types/v10';
import { ask } from '../interactions/ask.ts';
import type { StoredInteraction } from '../interactions/interaction.ts';
import { resolve } from '../interactions/resolved.ts';
import type { ComponentRequest } from '../protocol.ts';
import { allComponents } from '../rules/components.ts';
import { type Fields, fields, list, number } from '../rules/json.ts';
import { type Discord, isGuildChannel } from '../state/discord.ts';
import { Refused } from '../state/lookup.ts';
import { personOf, seenChannel, seenMessage } from './sight.ts';

const ID_SELECTS: unknown[] = [
  ComponentType.UserSelect,
  ComponentType.RoleSelect,
  ComponentType.MentionableSelect,
  ComponentType.ChannelSelect,
];

/** A person presses a button or chooses in a select. */
export function useComponent(discord: Discord, request: ComponentRequest): StoredInteraction {
  const person = personOf(discord, request.person);
  const channel = seenChannel(discord, person.id, request.channelId);
  const source = seenMessage(discord, person.id, channel.id, request.messageId);
  if ((source.message.flags ?? 0) & MessageFlags.Loading)
    throw new Refused(409, 'This message is not there yet.');
  const component = allComponents(source.message.components)
    .map(placed => placed.component)
    .find(each => each.custom_id === request.customId);
  if (!component) throw new Refused(404, `The message has no component "${request.customId}".`);
  if (component.disabled === true) throw new Refused(409, 'This component is disabled.');
  const guildId = isGuildChannel(channel) ? channel.guild_id : undefined;
  if (guildId !== undefined && !discord.guilds.get(guildId)?.botPresent) {
    throw new Refused(409, 'The application is no longer in this server.');
  }
  const values = request.values ?? [];
  const isSelect = component.type !== ComponentType.Button;
  if (isSelect) checkValues(component, values);
  const resolved = namesIds(component) ? resolve(discord, guildId, person.id, values) : undefined;
  const data = {
    custom_id: request.customId,
    component_type: component.type,
    id: component.id,
    ...(isSelect ? { values } : {}),
    ...(resolved ? { resolved } : {}),
  };
  return ask(discord, {
    kind: 'component',
    personId: person.id,
    locale: request.locale,
    channel,
    data,
    source,
  });
}

/** Whether a select's values are ids of people, roles or channels, which Discord then sends along. */
export function namesIds({ type }: Fields): boolean {
  return ID_SELECTS.includes(type);
}

/** Refuses what a select would not let anybody choose: too few, too many, or what is not offered. */
export function checkValues(select: Fields, values: string[]): void {
  const least = select.min_values === undefined ? 1 : number(select.min_values);
  const most = select.max_values === undefined ? 1 : number(select.max_values);
  if (values.length < least || values.length > most)
    throw new Refused(400, 'Too few or too many were chosen.');
  const offered = new Set(list(select.options).map(option => fields(option).value));
  if (offered.size > 0 && values.some(value => !offered.has(value))) {
    throw new Refused(400, 'What was chosen is not offered.');
  }
}
