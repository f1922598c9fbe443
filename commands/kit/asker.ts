import type { BaseInteraction } from 'discord.js';
import type { Asker } from '../../src/approvals/may-act.ts';
import type { Actor } from '../../src/strike/actor.ts';
import { type Act, isEntry } from '../../src/strike/acts.ts';
import { mayUse, standingOf, whyMayNotChange } from '../../src/strike/authority.ts';
import { isLeftToCaptains } from '../../src/strike/captains.ts';
import type { Change } from '../../src/strike/change-schema.ts';
import { sitesOf } from '../../src/strike/sites.ts';
import type { IsoDate, Site, Strike } from '../../src/strike/strike.ts';
import type { StrikeView } from '../../src/strike/view.ts';
import { UserError } from '../../src/wording/user-error.ts';
import type { StrikeContext } from './command.ts';

/** The role ids that somebody holds at the moment of acting, as Discord sends them with each interaction. */
export function roleIdsOf({ member }: Pick<BaseInteraction, 'member'>): string[] {
  if (!member) return [];
  return Array.isArray(member.roles) ? member.roles : [...member.roles.cache.keys()];
}

/** Who types or presses, for what decides whether they may. */
export function askerOf(
  interaction: Pick<BaseInteraction, 'member' | 'user'>,
  { view, organizing }: Pick<StrikeContext, 'view' | 'organizing'>,
): Asker {
  const hash = organizing.hashOf(view.strike.guild, interaction.user.id);
  return { hash, roleIds: roleIdsOf(interaction) };
}

/** Throws the UserError that says who may, unless the asker is an organizer at this moment (promise 9). */
export function requireOrganizer(interaction: Pick<BaseInteraction, 'member'>, strike: Strike): void {
  if (standingOf(strike, roleIdsOf(interaction)).kind !== 'organizer')
    throw new UserError('error.notAllowed');
}

/** Who acts, as it may be kept, if they are an organizer at this moment; throws the UserError that says who may. */
export function organizerOf(
  interaction: Pick<BaseInteraction, 'member' | 'user'>,
  { view, organizing }: StrikeContext,
): Actor {
  requireOrganizer(interaction, view.strike);
  return { hash: organizing.hashOf(view.strike.guild, interaction.user.id), role: 'organizer' };
}

/** The same for what decides by itself whether they may: what it is asked for begins only if they are an organizer. */
export function organizerAsking(
  interaction: Pick<BaseInteraction, 'member' | 'user'>,
  context: StrikeContext,
): Asker {
  requireOrganizer(interaction, context.view.strike);
  return askerOf(interaction, context);
}

/** Throws the UserError that says who may, unless the asker is a captain or an organizer at this moment. */
export function requireCaptain(interaction: Pick<BaseInteraction, 'member'>, strike: Strike): void {
  if (!mayUse('captains', standingOf(strike, roleIdsOf(interaction))))
    throw new UserError('error.notAllowedCaptains');
}

/** The lines for which somebody may act at this moment: a captain's own, an organizer's all. */
export function ownSites(
  interaction: Pick<BaseInteraction, 'member'>,
  { strike, changes }: Pick<StrikeView, 'strike' | 'changes'>,
): readonly Site[] {
  const standing = standingOf(strike, roleIdsOf(interaction));
  if (standing.kind === 'member') return [];
  const all = sitesOf(strike, changes);
  return standing.kind === 'organizer' ? all : all.filter(({ id }) => standing.sites.includes(id));
}

/** Says of each change whether the asker may take it back at this moment: what they may make they may take back, unless an organizer made it. */
export function isOwnToUndo(
  interaction: Pick<BaseInteraction, 'member'>,
  strike: Strike,
  today: IsoDate,
): (act: Act) => boolean {
  const standing = standingOf(strike, roleIdsOf(interaction));
  const isTheirs = (act: Change) => standing.kind === 'organizer' || isLeftToCaptains(act);
  return act => !isEntry(act) && isTheirs(act) && whyMayNotChange(standing, act, today) === undefined;
}
