import { isOpenOn, sitesOf } from '../../src/strike/sites.ts';
import type { IsoDate, Site } from '../../src/strike/strike.ts';
import { zoneNamed } from '../../src/strike/time-zone.ts';
import type { StrikeView } from '../../src/strike/view.ts';
import { plainWords, refuseDisguised } from '../../src/wording/plain-words.ts';
import { marked, UserError } from '../../src/wording/user-error.ts';
import { needed, said, saidUnstopped, type Written } from '../kit/typed-option.ts';
import * as option from './options.ts';

/**
 * The line that is to open. One that there was before keeps what is known of it; a new one is named, and gets an id from
 * its name. Throws a UserError where it is open already, or its zone is none, or not the one that it has.
 */
export function siteToOpen(
  interaction: Written,
  { strike, changes }: StrikeView,
  from: IsoDate,
  today: IsoDate,
): Site {
  const typed = needed(said(interaction, option.name.name), option.name.name);
  refuseDisguised(typed);
  const named = plainWords(typed);
  const zone = said(interaction, option.zone.name);
  const timezone = zone === undefined ? strike.timezone : zoneNamed(zone);
  if (timezone === undefined) throw new UserError('error.unknownZone', { zone: zone ?? '' });
  const written = saidUnstopped(interaction, option.gate.name);
  const gate = written === undefined ? {} : { gate: written };
  const sites = sitesOf(strike, changes);
  const isNamed = (site: Site, name: string) =>
    site.id === name || site.name.toLowerCase() === name.toLowerCase();
  const known = sites.find(site => isNamed(site, typed) || isNamed(site, named));
  if (known && isOpenOn(known, from) && isOpenOn(known, today)) throw new UserError('error.noChange');
  if (known && zone !== undefined && timezone !== known.timezone) {
    throw new UserError('error.zoneKnown', { site: marked(known.name), zone: marked(known.timezone) });
  }
  if (known) return { ...known, ...gate };
  return { id: unusedSlug(typed, sites), name: named, timezone, ...gate };
}

/** Two names may come to the same slug, or to none where they have no Latin letter. */
function unusedSlug(named: string, sites: readonly Site[]): string {
  const slug = slugOf(named);
  const taken = new Set(sites.flatMap(({ id, group = id }) => [id, group]));
  let free = slug;
  for (let count = 2; taken.has(free); count += 1) free = `${slug}-${count}`;
  return free;
}

function slugOf(named: string): string {
  const slug = named
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 28);
  return slug === '' ? 'line' : slug;
}
