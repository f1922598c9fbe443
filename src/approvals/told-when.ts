import type { DateTime } from 'luxon';
import { instantOf } from '../announcements/instants.ts';
import { type Act, isEntry } from '../strike/acts.ts';
import { strikeDate } from '../strike/dates.ts';
import { isOpenOn, sitesOf } from '../strike/sites.ts';
import type { StrikeView } from '../strike/view.ts';
import { clockTime, shortDateAndTime, zoneName } from '../wording/times.ts';
import type { Text } from '../wording/translator.ts';
import type { Step } from './effects.ts';

/** Nobody is to be woken from this hour on, and before that one, on the clocks of those who are rung. */
const EVENING = 21;
const MORNING = 6;

/** When members are told, where that is later than the press; undefined at once. */
export function laterTime(
  text: Text,
  { strike }: StrikeView,
  tellAt: string | undefined,
): string | undefined {
  return tellAt === undefined ? undefined : shortDateAndTime(text, instantOf(tellAt), strike.timezone);
}

/** Whether what is asked for has a `tell`: what is said of the negotiations does, but no promise to say more later. */
export function canTellLater({ act, isUndone }: Pick<Step, 'act' | 'isUndone'>): boolean {
  return !isUndone && isEntry(act) && act.type !== 'nothing-new';
}

/**
 * That posts are stopped, and what that means for an act: a change of the schedule is told by one message on resuming, with all
 * others; words about the negotiations wait, but not for longer than they are news.
 */
export function haltedLine(text: Text, { strike }: StrikeView, act: Act, at: DateTime): string {
  if (!isEntry(act)) return text.t('preview.halted');
  const until = at.plus({ minutes: strike.announcements.catchUpMinutes });
  return text.t('preview.haltedWords', { time: shortDateAndTime(text, until, strike.timezone) });
}

/**
 * That a ping comes in the night, and what o'clock it is where: said before anybody presses. Nothing where it rings nobody, or
 * by day at every line.
 *
 * @param canTell whether `tell` may set a later time
 */
export function nightLines(
  text: Text,
  { strike, changes }: StrikeView,
  at: DateTime,
  canTell: boolean,
): string[] {
  const today = strikeDate(strike, at);
  const zones = new Set(
    sitesOf(strike, changes)
      .filter(site => isOpenOn(site, today))
      .map(({ timezone }) => timezone),
  );
  const there = [...zones]
    .map(zone => at.setZone(zone))
    .find(({ hour }) => hour >= EVENING || hour < MORNING);
  if (!there) return [];
  const sentence = canTell ? 'preview.nightTell' : 'preview.night';
  return [text.t(sentence, { time: clockTime(text, there), zone: zoneName(text, there) })];
}
