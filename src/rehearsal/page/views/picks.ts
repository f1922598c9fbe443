import type { APISelectMenuComponent } from 'discord-api-types/v10';
import type { Directory, Named } from '../directory.ts';
import { Part } from '../discord.ts';

/** One thing that can be chosen in a select. */
export interface Pick {
  value: string;
  label: string;
  description?: string;
  chosen: boolean;
}

/** What a select offers: its own options, or the people, roles or channels that this person may see. */
export function picksOf(part: APISelectMenuComponent, { users, roles, channels }: Directory): Pick[] {
  if (part.type === Part.StringSelect) {
    return part.options.map(({ value, label, description, emoji, default: chosen = false }) => ({
      value,
      label: emoji?.name && !emoji.id ? `${emoji.name} ${label}` : label,
      ...(description ? { description } : {}),
      chosen,
    }));
  }
  const chosen = new Set((part.default_values ?? []).map(({ id }) => id));
  const named = (sign: string, list: Named[]) =>
    list.map(({ id, name }) => ({ value: id, label: `${sign}${name}`, chosen: chosen.has(id) }));
  switch (part.type) {
    case Part.UserSelect:
      return named('@', users);
    case Part.RoleSelect:
      return named('@', roles);
    case Part.ChannelSelect:
      return named('#', channels);
    default:
      return [...named('@', users), ...named('@', roles)];
  }
}
