import type { BaseInteraction } from 'discord.js';
import { standingOf } from '../strike/authority.ts';
import type { Strike } from '../strike/strike.ts';
import { UserError } from '../text/user-error.ts';

/** The role ids that somebody holds at the moment of acting, as Discord sends them with each interaction. */
export function roleIdsOf({ member }: Pick<BaseInteraction, 'member'>): string[] {
  if (!member) return [];
  return Array.isArray(member.roles) ? member.roles : [...member.roles.cache.keys()];
}

/** Throws the UserError that says who may, unless the asker is an organizer at this moment (promise 9). */
export function requireOrganizer(interaction: Pick<BaseInteraction, 'member'>, strike: Strike): void {
  if (standingOf(strike, roleIdsOf(interaction)).kind !== 'organizer')
    throw new UserError('error.notAllowed');
}
