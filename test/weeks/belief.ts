import type { IsoDate } from '../../src/strike/strike.ts';
import type { Range, SaidHours, Says } from './said-hours.ts';
import type { Statement } from './statements.ts';

/** What somebody believes of a date who has read all that the channel says, and nothing else. */
export interface Belief {
  /** Of all lines together. */
  day?: SaidHours;
  /** Of single lines, by name. */
  sites: Map<string, Says | Unknown>;
  /** No line until further notice, from then on. */
  since?: IsoDate;
  /** Those that stand are all named in `sites`. */
  isWhole: boolean;
}

/** Something was said that leaves it open when this line stands. */
export interface Unknown {
  is: 'unknown';
}

export type Beliefs = Map<IsoDate, Belief>;

/** Takes in what is said, the last word last. */
export function hear(beliefs: Beliefs, statements: readonly Statement[]): void {
  for (const statement of statements) {
    const belief: Belief = beliefs.get(statement.date) ?? { sites: new Map(), isWhole: false };
    beliefs.set(statement.date, belief);
    take(belief, statement);
    if (saysThatOneStands(statement)) endWhatIsOpen(beliefs, statement.date);
    delete belief.since;
    if (statement.about === 'day' && statement.since !== undefined) belief.since = statement.since;
  }
}

function saysThatOneStands(statement: Statement): boolean {
  if (statement.about === 'day' || statement.about === 'sites') return statement.says.is !== 'none';
  return statement.about === 'whole' || statement.about === 'also';
}

/** A line that stands is the further notice. */
function endWhatIsOpen(beliefs: Beliefs, date: IsoDate): void {
  for (const [each, { since }] of beliefs) {
    if (since !== undefined && since <= date && each > date) beliefs.delete(each);
  }
}

function take(belief: Belief, statement: Statement): void {
  switch (statement.about) {
    case 'day':
      takeDay(belief, statement.says);
      return;
    case 'whole':
      belief.isWhole = true;
      belief.sites = new Map(statement.sites);
      return;
    case 'sites':
      takeSites(belief, statement.sites, statement.says);
      return;
    case 'without':
      for (const site of statement.sites) takeAway(belief, site, statement.starts);
      return;
    case 'also':
      for (const site of statement.sites) add(belief, site, statement.range);
      return;
    case 'instead':
      for (const site of statement.sites) replace(belief, site, statement.starts, statement.range);
      return;
    case 'else':
      return;
    case 'goes-on':
      if (belief.day?.is === 'none') forget(belief, undefined);
      return;
    case 'open':
      forget(belief, statement.sites);
      return;
  }
}

/** Hours of all lines are those of each that was said to stand; of one that was said not to stand nobody knows any more. */
function takeDay(belief: Belief, says: SaidHours): void {
  const before = belief.day;
  belief.day = says;
  if (says.is === 'none') {
    belief.sites.clear();
    belief.isWhole = true;
    return;
  }
  if (says.is !== 'starts' || before?.is === 'none' || belief.sites.size === 0) belief.isWhole = false;
  if (says.is === 'starts') {
    if (says.at.some(({ names }) => names.length === 0)) return;
    belief.isWhole = true;
    belief.sites = new Map(
      says.at.flatMap(({ minute, names }) => names.map(name => [name, startAt(belief, name, minute)])),
    );
    return;
  }
  // Where nothing is said of which lines these are, it is all of them.
  for (const [site, own] of belief.sites) {
    if (own.is === 'none') belief.sites.set(site, { is: 'unknown' });
    if (says.is === 'hours' && (own.is === 'start' || own.is === 'hours')) belief.sites.set(site, says);
  }
}

/** When a line begins does not contradict hours that begin then. */
function startAt({ sites }: Belief, name: string, minute: number): Says {
  const before = sites.get(name);
  if (before?.is === 'hours' && before.ranges[0]?.[0] === minute) return before;
  return { is: 'start', at: minute };
}

function takeSites(belief: Belief, sites: readonly string[], says: Says): void {
  // What was said of all lines is no longer said of all.
  if (says.is !== 'none' || belief.day?.is !== 'none') delete belief.day;
  for (const site of sites) belief.sites.set(site, says);
}

function takeAway(belief: Belief, site: string, starts: readonly number[]): void {
  const before = saidOf(belief, site);
  if (before.is === 'none') return;
  if (before.is !== 'hours') {
    forgetSite(belief, site);
    return;
  }
  const ranges = before.ranges.filter(([from]) => !starts.includes(from));
  takeSites(belief, [site], ranges.length > 0 ? { ...before, ranges } : { is: 'none' });
}

function replace(belief: Belief, site: string, starts: readonly number[], range: Range): void {
  const before = saidOf(belief, site);
  // One that had been called off may be back by that.
  if (before.is !== 'hours') {
    forgetSite(belief, site);
    return;
  }
  const kept = before.ranges.filter(([from]) => !starts.includes(from));
  if (kept.length === before.ranges.length) return;
  takeSites(belief, [site], { ...before, ranges: [...kept, range] });
}

function add(belief: Belief, site: string, range: Range): void {
  const before = saidOf(belief, site);
  delete belief.day;
  if (before.is === 'hours') {
    belief.sites.set(site, { ...before, ranges: [...before.ranges, range] });
  } else if (before.is === 'none') {
    belief.sites.set(site, { is: 'hours', ranges: [range] });
  }
}

function forget(belief: Belief, sites: readonly string[] | undefined): void {
  if (sites) {
    for (const site of sites) forgetSite(belief, site);
    return;
  }
  delete belief.day;
  belief.sites.clear();
  belief.isWhole = false;
}

function forgetSite(belief: Belief, site: string): void {
  delete belief.day;
  belief.sites.set(site, { is: 'unknown' });
}

/** What is believed of one line. */
export function saidOf({ sites, isWhole }: Belief, site: string): Says | Unknown {
  return sites.get(site) ?? { is: isWhole ? 'none' : 'unknown' };
}
