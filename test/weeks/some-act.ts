import type { ChangeDraft } from '../../src/strike/changes.ts';
import { addDays } from '../../src/strike/dates.ts';
import { sitesOf } from '../../src/strike/sites.ts';
import type { IsoDate, SiteId, Strike, WallTime } from '../../src/strike/strike.ts';
import type { StrikeView } from '../../src/strike/view.ts';
import type { Plain } from '../support/strikes.ts';
import type { Random } from '../torture/random.ts';

const REASONS = ['storm', 'heat', 'talks'];
const HOURS = [
  ['09:00', '12:00'],
  ['10:30', '17:00'],
  ['20:00', '02:00'],
  ['07:00', '11:00'],
] as const;

const TYPES = [
  'cancel',
  'cancel',
  'cancel',
  'cancel',
  'hours',
  'hours',
  'hours',
  'move',
  'add-shift',
  'add-event',
  'quiet',
  'suspend',
  'resume',
  'open',
  'close',
  'usual',
  'end',
] as const;

/** Something that an organizer may want on a day: mostly of today and tomorrow. */
export function someDraft(random: Random, { strike, changes }: StrikeView, today: IsoDate): ChangeDraft {
  const type = random.pick(TYPES);
  const from = addDays(today, random.pick([0, 0, 0, 1, 1, 1, 2, 3, 5, 9]));
  const ids = sitesOf(strike, changes).map(({ id }) => id);
  const span = { from, to: addDays(from, random.pick([0, 0, 0, 1, 2, 6])), sites: someSites(random, ids) };
  const reason = random.pick(REASONS);
  const [start = '', end = ''] = random.pick(HOURS);
  return draftOf(type, { random, strike, ids, span, reason, start, end }) as ChangeDraft;
}

interface Parts {
  random: Random;
  strike: Strike;
  ids: readonly SiteId[];
  span: { from: IsoDate; to: IsoDate; sites: SiteId[] };
  reason: string;
  start: string;
  end: string;
}

function draftOf(type: (typeof TYPES)[number], parts: Parts): Plain<ChangeDraft> {
  const { random, ids, span, reason, start, end } = parts;
  const { from, to, sites } = span;
  switch (type) {
    case 'cancel':
      return { type, ...span, reason, ...someShifts(parts) };
    case 'hours':
      return { type, ...span, start, end, ...someShifts(parts), ...(random.chance(0.5) && { reason }) };
    case 'move':
      return { type, ...span, place: 'Dock 9', ...someShifts(parts) };
    case 'add-shift':
      return { type, from, to: from, sites, start, end };
    case 'usual':
      return { type, ...span };
    case 'add-event':
      return { type, event: { date: from, title: 'Parade', time: { from: '10:00' }, sites } };
    case 'quiet':
      return { type, from, to, reason };
    case 'suspend':
      return { type, from, reason, ...(random.chance(0.5) && { to: addDays(from, random.int(0, 8)) }) };
    case 'resume':
      return { type, from };
    case 'open':
      return opening(parts);
    case 'close':
      return { type, site: random.pick(ids), from };
    case 'end':
      return { type, lastDay: from, ...(random.chance(0.3) && { until: '12:00' }) };
  }
}

/** A site of the strike's, or a new one. */
function opening({ random, strike, ids, span: { from } }: Parts): Plain<ChangeDraft> {
  const known = strike.sites.find(({ id }) => id === random.pick(ids));
  const site = random.chance(0.7) && known ? known : { id: 'gale', name: 'Gale', timezone: strike.timezone };
  return { type: 'open', site, from };
}

/** Some acts are of one of the shifts of a line, by its usual start. */
function someShifts({ random, strike, span }: Parts): { shifts?: string[] } {
  const own = strike.picketing.filter(({ sites }) => span.sites.some(id => sites.includes(id)));
  const starts = [...new Set(own.map(({ from }): WallTime => from))];
  return starts.length > 1 && random.chance(0.5) ? { shifts: [random.pick(starts)] } : {};
}

function someSites(random: Random, ids: readonly SiteId[]): SiteId[] {
  if (random.chance(0.35)) return [...ids];
  const some = ids.filter(() => random.chance(0.4));
  return some.length > 0 ? some : [random.pick(ids)];
}
