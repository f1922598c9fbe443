import type { Change } from './change-schema.ts';
import { type ChangeOf, inForce, ofType } from './changes.ts';
import { addDays, isWithin } from './dates.ts';
import { rememberOfBoth } from './remember.ts';
import type { IsoDate, Shift, Site, SiteId, Strike } from './strike.ts';

/**
 * Every site of the strike, the changes laid over the file: an opened one is added, a closed one has its last day,
 * and one that is closed and opened again keeps the days before.
 */
export function sitesOf(strike: Pick<Strike, 'sites'>, changes: readonly Change[]): readonly Site[] {
  return sitesLaid(strike.sites, inForce(changes));
}

const sitesLaid = rememberOfBoth((ofFile: readonly Site[], standing: readonly Change[]): readonly Site[] => {
  const sites = new Map<SiteId, Site>(ofFile.map(site => [site.id, site]));
  for (const change of standing) {
    if (change.type === 'open') {
      sites.set(change.site.id, opened(change, sites.get(change.site.id)));
    } else if (change.type === 'close') {
      const site = sites.get(change.site);
      if (site) sites.set(site.id, closed(site, change.from));
    }
  }
  return [...sites.values()];
});

function opened({ site, from: opens, at }: ChangeOf<'open'>, before: Site | undefined): Site {
  const { opens: _opens, closes: _closes, earlier: _earlier, ...rest } = site;
  if (before && isOpenSince(before, at, opens)) {
    const { closes: _gone, ...kept } = before;
    return { ...kept, ...rest, ...(before.opens && { opens: before.opens }) };
  }
  return withEarlier({ ...rest, opens }, before ? earlierThan(opens, before) : []);
}

/**
 * Had it a line already when somebody opened it, and up to that day? Then it keeps the days before, as where a closing in
 * between has been taken back. The date of the act is told by UTC: a day more or less makes no difference to a line.
 */
function isOpenSince({ opens, closes }: Site, at: string, from: IsoDate): boolean {
  const isBegun = opens === undefined || opens <= at.slice(0, 10);
  return isBegun && (closes === undefined || closes >= from);
}

function closed({ earlier, ...site }: Site, from: IsoDate): Site {
  return withEarlier({ ...site, closes: addDays(from, -1) }, cutAt(from, earlier ?? []));
}

/** A site that had closed by then is opened once more; for one that had not, the first day itself is another. */
function earlierThan(opens: IsoDate, { earlier = [], ...before }: Site): Earlier {
  const cut = cutAt(opens, earlier);
  if (before.closes === undefined || before.closes >= opens) return cut;
  return [...cut, { ...(before.opens && { opens: before.opens }), closes: before.closes }];
}

type Earlier = NonNullable<Site['earlier']>;

/** The latest word decides from its date on: of the times before, what lies after that is gone. */
function cutAt(date: IsoDate, earlier: Earlier): Earlier {
  return earlier
    .filter(({ opens }) => opens === undefined || opens < date)
    .map(span => (span.closes < date ? span : { ...span, closes: addDays(date, -1) }));
}

function withEarlier(site: Site, earlier: Earlier): Site {
  return { ...site, ...(earlier.length > 0 && { earlier }) };
}

/** Has this site a line on that date, as far as opening and closing go? */
export function isOpenOn(site: Site, date: IsoDate): boolean {
  if (isWithin(date, site.opens, site.closes)) return true;
  return site.earlier?.some(({ opens, closes }) => isWithin(date, opens, closes)) ?? false;
}

/** For a site without a line on a date: when it opens, or when it closed, or when it will close. */
export type Opening = { opens: IsoDate } | { noneFrom: IsoDate; reason?: string };

/**
 * What opening and closing make of a site's line, seen from a date: a coming opening where it is shut, a coming closing
 * where it is open, with the reason that an organizer gave; undefined where it simply stands.
 */
export function openingOf(site: Site, changes: readonly Change[], date: IsoDate): Opening | undefined {
  // One that was closed before it opened never does.
  const spans = [...(site.earlier ?? []), site].filter(
    ({ opens, closes }) => !opens || isWithin(opens, undefined, closes),
  );
  const opens = spans.map(span => span.opens).find(each => each !== undefined && each > date);
  const noneFrom = isOpenOn(site, date) ? afterLast(spans, date) : site.closes && addDays(site.closes, 1);
  if (opens !== undefined && !isOpenOn(site, date)) return { opens };
  if (noneFrom === undefined) return undefined;
  const word = ofType(inForce(changes), 'close').findLast(
    change => change.site === site.id && change.from === noneFrom,
  );
  return { noneFrom, ...(word?.reason !== undefined && { reason: word.reason }) };
}

/** The first date without a line after one with it: where a line closes and opens on the same date, it stays. */
function afterLast(spans: readonly Pick<Site, 'opens' | 'closes'>[], date: IsoDate): IsoDate | undefined {
  const span = spans.findLast(({ opens, closes }) => isWithin(date, opens, closes));
  if (!span) return date;
  return span.closes && afterLast(spans, addDays(span.closes, 1));
}

/** The sites that a person means by a site's id or name, or by a group: compared without case; none if unknown. */
export function sitesNamed(sites: readonly Site[], name: string): Site[] {
  const wanted = name.trim().toLowerCase();
  const exact = sites.filter(site => site.id === wanted || site.name.toLowerCase() === wanted);
  return exact.length > 0 ? exact : sites.filter(site => site.group?.toLowerCase() === wanted);
}

/** The groups in the order in which the sites name them. */
export function groupsOf(sites: readonly Site[]): string[] {
  return [...new Set(sites.flatMap(site => site.group ?? []))];
}

/** The recurring shifts, a site that a change has opened included in those that hold at every site of the file. */
export function rulesOf(strike: Recurring, changes: readonly Change[]): readonly Shift[] {
  // The very list, so that what has been found for it is found again.
  return changes.some(({ type }) => type === 'open') ? rulesLaid(strike, changes) : strike.picketing;
}

type Recurring = Pick<Strike, 'picketing' | 'sites'>;

const rulesLaid = rememberOfBoth((strike: Recurring, changes: readonly Change[]): readonly Shift[] => {
  const all = sitesOf(strike, changes).map(({ id }) => id);
  return strike.picketing.map(rule => ({ ...rule, sites: withOpened(rule.sites, strike.sites, all) }));
});

/** What holds at every site of the file holds at those that a change has opened, too; each once. */
export function withOpened(
  ids: readonly SiteId[],
  ofFile: readonly Site[],
  opened: readonly SiteId[],
): readonly SiteId[] {
  const held = new Set(ids);
  if (!ofFile.every(site => held.has(site.id))) return ids;
  return [...ids, ...opened.filter(id => !held.has(id))];
}
