import type { Act } from './acts.ts';
import type { ChangeDraft } from './changes.ts';
import { addDays } from './dates.ts';
import type { IsoDate, Site, SiteId, Strike } from './strike.ts';

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

const OF_CAPTAINS = ['cancel', 'hours', 'move', 'add-shift', 'usual'] as const satisfies Act['type'][];
type OfCaptains = Extract<ChangeDraft, { type: (typeof OF_CAPTAINS)[number] }>;

/** Who may do a thing of that type at all: a captain only what is about lines of their own, an organizer everything. */
export function audienceOf(type: Act['type']): Audience {
  return OF_CAPTAINS.some(each => each === type) ? 'captains' : 'organizers';
}

function isOfCaptains(change: ChangeDraft): change is OfCaptains {
  return audienceOf(change.type) === 'captains';
}

/** Why somebody may not make a change: only organizers may, or a captain may at other sites or on other days. */
export type ChangeRefusal = 'organizers' | 'captains' | 'other-sites' | 'other-days';

/** A captain speaks for their own line on the day itself and the next; all else is an organizer's. Undefined: may. */
export function whyMayNotChange(
  standing: Standing,
  change: ChangeDraft,
  today: IsoDate,
): ChangeRefusal | undefined {
  if (standing.kind === 'organizer') return undefined;
  if (!isOfCaptains(change)) return 'organizers';
  if (standing.kind === 'member') return 'captains';
  if (!change.sites.every(site => standing.sites.includes(site))) return 'other-sites';
  // A shift that is named may have begun before midnight; what is over of it stays as it was.
  const first = 'shifts' in change && change.shifts ? addDays(today, -1) : today;
  return change.from < first || change.to > addDays(today, 1) ? 'other-days' : undefined;
}
