import type { DateTime } from 'luxon';
import type { Delivery } from '../posts/delivery.ts';
import { isEntry } from '../strike/acts.ts';
import { spanOf } from '../strike/changes.ts';
import { addDays, datesFrom, strikeDate } from '../strike/dates.ts';
import { picketDayOn } from '../strike/picket-day.ts';
import { sitesOf } from '../strike/sites.ts';
import type { IsoDate } from '../strike/strike.ts';
import type { StrikeView } from '../strike/view.ts';
import { actSentence } from '../text/change-sentence.ts';
import { exceptionsOf } from '../text/day-parts.ts';
import { shortDate } from '../text/times.ts';
import type { Text } from '../text/translator.ts';
import { dayInRow } from '../text/week.ts';
import { type Effects, effectsOf, type Step } from './effects.ts';

/** Days of a long stretch are not all listed. */
const DAYS_SHOWN = 4;
/** Discord takes 2,000 characters in all; a quoted message gets this many. */
const QUOTED = 600;

export interface Preview {
  content: string;
  /** An announcement is followed by a notice in any case, so there is nothing to choose. */
  isFollowed: boolean;
}

/**
 * What somebody sees before they press: the thing in one sentence, the days before and after, each message that will be
 * edited or sent as it will read, where, and who is pinged.
 *
 * @param options.ping the name of the role that the notice pings; undefined for nobody
 */
export function previewOf(
  text: Text,
  step: Step,
  deliveries: readonly Delivery[],
  now: DateTime<true>,
  {
    ping,
    title = 'preview.title',
  }: { ping?: string | undefined; title?: 'preview.title' | 'preview.request' } = {},
): Preview {
  const { act, isUndone, before, after } = step;
  const today = strikeDate(after.strike, now);
  const effects = effectsOf(text, step, deliveries, now);
  const what = actSentence(text, before, act, today);
  const channel = `<#${after.strike.channels.announcements}>`;
  const content = [
    text.t(title),
    isUndone ? text.t('preview.undo', { what }) : what,
    ...(isEntry(act) ? [] : daysOf(text, step, today)),
    ...channelLines(text, effects, channel, isEntry(act)),
    ping === undefined ? text.t('preview.nobody') : text.t('preview.pings', { role: ping }),
  ].join('\n');
  return { content, isFollowed: effects.followed !== undefined };
}

function channelLines(
  text: Text,
  { edits, followed, atOnce }: Effects,
  channel: string,
  isEntryAct: boolean,
): string[] {
  const edited = edits.flatMap(({ content }) => [text.t('preview.edit', { channel }), quoted(content)]);
  if (followed !== undefined) return [...edited, text.t('preview.notice', { channel }), quoted(followed)];
  const choice = isEntryAct ? 'preview.mayPost' : 'preview.mayTell';
  return [...edited, text.t(choice, { channel }), quoted(atOnce)];
}

/** The days that come out otherwise than before. */
function daysOf(text: Text, { act, before, after }: Step, today: IsoDate): string[] {
  if (isEntry(act)) return [];
  const { from, to } = spanOf(act);
  const first = from < today ? today : from;
  const last = to ?? addDays(first, 13);
  const changed = datesFrom(first, last).flatMap(date => {
    const [was, is] = [before, after].map(view => dayRow(text, view, date, today));
    return was === is || was === undefined || is === undefined ? [] : [{ was, is }];
  });
  const shown = changed
    .slice(0, DAYS_SHOWN)
    .flatMap(({ was, is }) => [text.t('preview.before', { day: was }), text.t('preview.after', { day: is })]);
  const rest = changed.length - DAYS_SHOWN;
  return rest > 0 ? [...shown, text.t('preview.moreDays', { count: rest })] : shown;
}

/** One day in one row, with what is not as usual. */
function dayRow(text: Text, view: StrikeView, date: IsoDate, today: IsoDate): string {
  const day = picketDayOn(view.strike, view.changes, date);
  const exceptions = day.kind === 'picket' ? exceptionsOf(text, day, sitesOf(view.strike, view.changes)) : [];
  const what = [dayInRow(text, view, date, today), ...exceptions].join('; ');
  return text.t('week.dated', { date: shortDate(text, date), what });
}

function quoted(content: string): string {
  const cut = content.length > QUOTED ? `${content.slice(0, QUOTED - 1)}…` : content;
  return cut
    .split('\n')
    .map(line => `> ${line}`)
    .join('\n');
}
