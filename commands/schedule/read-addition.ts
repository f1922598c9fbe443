import type { BaseInteraction } from 'discord.js';
import type { ChangeDraft } from '../../src/strike/changes.ts';
import type { EventTime, IsoDate, SiteId, WallTime } from '../../src/strike/strike.ts';
import { plainWords, refuseDisguised } from '../../src/wording/plain-words.ts';
import { readTime, readTimes, timeReadings } from '../../src/wording/read/time.ts';
import { timeInWords } from '../../src/wording/times.ts';
import type { Text } from '../../src/wording/translator.ts';
import { UserError } from '../../src/wording/user-error.ts';
import type { StrikeContext } from '../kit/command.ts';
import { siteOption } from '../kit/site-option.ts';
import { needed, said, saidUnstopped, type Written } from '../kit/typed-option.ts';
import { undatedNamed } from './dated-at-last.ts';
import * as option from './options.ts';

/** What somebody has typed, and what it is read by. */
export interface Typed {
  interaction: Written & Pick<BaseInteraction, 'member'>;
  context: StrikeContext;
  text: Text;
  today: IsoDate;
}

/**
 * An event, where it has a title, or an extra shift. Of one whose day was not known, what is not typed is as it was announced. What
 * belongs to the other is refused: nobody's word is dropped.
 */
export function readAddition(
  typed: Typed,
  { date, sites }: { date: IsoDate; sites: SiteId[] },
  because: Pick<ChangeDraft, 'reason' | 'captains'>,
): ChangeDraft {
  const { interaction } = typed;
  const title = saidUnstopped(interaction, option.title.name);
  const has = ({ name }: { name: string }) => said(interaction, name) !== undefined;
  if (title !== undefined) {
    if (has(option.time) && (has(option.start) || has(option.end))) throw new UserError('error.twoTimes');
    if (has(option.end) && !has(option.start)) throw new UserError('error.endAlone');
    const known = undatedNamed(typed.context.view, title);
    const place = optional('place', saidUnstopped(interaction, option.where.name) ?? known?.place);
    const time = optional('time', eventTimeOf(typed) ?? known?.time);
    const announce = optional('announce', announceOf(typed, time));
    const what = known
      ? { title: known.title, sites: has(siteOption) ? sites : known.sites }
      : { title, sites };
    return { type: 'add-event', event: { date, ...what, ...place, ...time, ...announce }, ...because };
  }
  if (has(option.time) || has(option.where) || has(option.announce))
    throw new UserError('error.eventUntitled');
  if (!has(option.start)) throw new UserError('error.addWhat');
  return { type: 'add-shift', from: date, to: date, sites, ...readShiftHours(typed), ...because };
}

/** Once it has begun, nobody needs to hear of it. */
function announceOf({ interaction, text }: Typed, { time }: { time?: EventTime }): WallTime | undefined {
  const typed = said(interaction, option.announce.name);
  if (typed === undefined) return undefined;
  const announce = readTime(typed);
  if (time && 'from' in time && announce >= time.from) {
    const words = { announce: timeInWords(text, announce), start: timeInWords(text, time.from) };
    throw new UserError('error.announceLate', words);
  }
  return announce;
}

/** "lunchtime" stays the union's word; "noon", "12-1 p.m." and "17:00" are times. Start and end say it as well. */
function eventTimeOf({ interaction }: Typed): EventTime | undefined {
  const [typed, start, end] = [option.time, option.start, option.end].map(({ name }) =>
    said(interaction, name),
  );
  if (typed === undefined) return start === undefined ? undefined : stretchOf(start, end);
  if (!/^(\d|noon\b|midnight\b)/i.test(typed)) {
    refuseDisguised(typed);
    return { words: plainWords(typed) };
  }
  const [from = '', to, ...rest] = typed.split(/\s*(?:-|–|\bto\b)\s*/);
  if (rest.length > 0) throw new UserError('error.timeUnreadable', { text: typed });
  return stretchOf(from, to);
}

function stretchOf(from: string, to: string | undefined): EventTime {
  return to === undefined ? { from: readTime(from) } : readTimes(from, to);
}

/** Both ends of a shift. Throws a UserError where one is missing or they are the same. */
export function readShiftHours(typed: Typed): { start: WallTime; end: WallTime } {
  const written = ({ name }: { name: string }) => needed(said(typed.interaction, name), name);
  const { from: start, to: end } = readHours(written(option.start), written(option.end));
  if (start === end) throw new UserError('error.sameTime', { time: timeInWords(typed.text, start) });
  return { start, end };
}

/** An hour alone at one end is of the half of the day that fits the other end: "8" to "2 p.m." begins at 8 a.m. */
function readHours(start: string, end: string): { from: WallTime; to: WallTime } {
  const isOpen = [start, end].some(each => timeReadings(each).length > 1);
  return isOpen ? readTimes(start, end) : { from: readTime(start), to: readTime(end) };
}

/** A field that is there only where it has a value. */
export function optional<Key extends string, Value>(
  key: Key,
  value: Value | undefined,
): { [K in Key]?: Value } {
  return value === undefined ? {} : ({ [key]: value } as { [K in Key]: Value });
}
