import type { Site, SiteId, Strike } from './strike.ts';

/** What somebody is to the strike, by their Discord roles. A captain's sites come from the strike file's ids and groups. */
export type Standing = { kind: 'member' } | { kind: 'captain'; sites: SiteId[] } | { kind: 'organizer' };

/** The one function that turns Discord roles into standing; asked at the moment of acting (promise 9). */
export function standingOf(strike: Pick<Strike, 'roles' | 'sites'>, roleIds: readonly string[]): Standing {
  if (strike.roles.organizer.some(role => roleIds.includes(role))) return { kind: 'organizer' };
  const led = [...strike.roles.captain].filter(([, roles]) => roles.some(role => roleIds.includes(role)));
  const sites = strike.sites.filter(site => led.some(([name]) => leads(name, site))).map(site => site.id);
  return sites.length > 0 ? { kind: 'captain', sites } : { kind: 'member' };
}

/** Who a command is for: everyone, captains and organizers, or organizers. */
export type Audience = 'everyone' | 'captains' | 'organizers';

export function mayUse(audience: Audience, standing: Standing): boolean {
  if (audience === 'everyone' || standing.kind === 'organizer') return true;
  return audience === 'captains' && standing.kind === 'captain';
}

function leads(name: string, site: Site): boolean {
  return site.id === name || site.group === name;
}
