import type { DateTime } from 'luxon';
import type { Actor } from '../strike/actor.ts';
import { standingOf } from '../strike/authority.ts';
import { UserError } from '../wording/user-error.ts';
import type { Step } from './effects.ts';
import { type Asker, actorWhoMay } from './may-act.ts';
import type { Proposal } from './proposal.ts';

/** The roles that somebody holds at this moment, by their hash; undefined where nobody can tell. */
export type RolesOf = (hash: string) => Promise<readonly string[] | undefined>;

/** Whoever has lost the role since has not agreed; what its author may not ask for any more is not approved at all. */
export async function stillAgreeing(
  proposal: Proposal,
  step: Step,
  rolesOf: RolesOf,
  now: DateTime,
): Promise<Proposal> {
  const { author, asked } = proposal;
  const roleIds = await rolesOf(author.hash);
  if (roleIds && !mayStill(step, { hash: author.hash, roleIds }, author, now))
    throw new UserError('error.askerLeft');
  const approvedBy: string[] = [];
  for (const hash of asked?.approvedBy ?? []) {
    const roles = await rolesOf(hash);
    if (roles && standingOf(step.before.strike, roles).kind === 'organizer') approvedBy.push(hash);
  }
  return { ...proposal, ...(asked && { asked: { ...asked, approvedBy } }) };
}

function mayStill(step: Step, asker: Asker, { role }: Actor, at: DateTime): boolean {
  try {
    const now = actorWhoMay(step.before, asker, step, at);
    return role === 'captain' || now.role === 'organizer';
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}
