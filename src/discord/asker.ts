import type { BaseInteraction } from 'discord.js';

/** The role ids that somebody holds at the moment of acting, as Discord sends them with each interaction. */
export function roleIdsOf({ member }: Pick<BaseInteraction, 'member'>): string[] {
  if (!member) return [];
  return Array.isArray(member.roles) ? member.roles : [...member.roles.cache.keys()];
}
