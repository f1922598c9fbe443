import type { DateTime } from 'luxon';
import { bargainingAhead } from '../../strike/bargaining-ahead.ts';
import { addDays, isWithin, strikeDate } from '../../strike/dates.ts';
import { votesAround } from '../../strike/negotiations.ts';
import { lastDayOf } from '../../strike/picket-day.ts';
import type { IsoDate, Session, Vote } from '../../strike/strike.ts';
import type { StrikeView } from '../../strike/view.ts';
import { longDate } from '../times.ts';
import type { Text } from '../translator.ts';
import { momentInWords, onceStopped, voteSentence } from './negotiations-parts.ts';

/** What an announcement says of the negotiations: a line of the talks and one for each vote; nothing where nothing is known. */
export function bargainingLines(text: Text, view: StrikeView, date: IsoDate): string[] {
  const { votes } = bargainingAhead(view, date);
  return [...talks(text, view, date), ...votes.map(vote => voteLine(text, vote, date))];
}

/** What an answer about a date says of votes: a line for each that is open then, or from the day after, from when until when. */
export function voteLines(text: Text, { strike }: StrikeView, date: IsoDate, now: DateTime): string[] {
  const today = strikeDate(strike, now);
  return votesAround(strike, date, now).map(vote => onceStopped(voteSentence(text, vote, today)));
}

/** First what has happened, then the next session, then what was called off. */
function talks(text: Text, view: StrikeView, date: IsoDate): string[] {
  const { today, next, calledOff } = bargainingAhead(view, date);
  const lastDay = lastDayOf(view.strike, view.changes);
  const dated = (session: Session) => ({ date: longDate(text, session.date, date) });
  const news = newsOf(text, view, date);
  const off = calledOff.map(session =>
    text.t(
      session.state === 'postponed' ? 'negotiations.brief.postponed' : 'negotiations.brief.cancelled',
      dated(session),
    ),
  );
  // What was scheduled for after the end may have fallen with it: nobody is called there without a word of the union's.
  const isAhead = next && isWithin(next.date, undefined, lastDay);
  if (today)
    return [...(news === undefined ? [] : [news]), [text.t('negotiations.brief.today'), ...off].join(' ')];
  if (news !== undefined) {
    const then = isAhead ? [text.t('negotiations.brief.thenNext', dated(next))] : [];
    return [[news, ...then, ...off].join(' ')];
  }
  if (isAhead) return [[text.t('negotiations.brief.next', dated(next)), ...off].join(' ')];
  return off.length > 0 ? [[text.t('negotiations.brief.noNext'), ...off].join(' ')] : [];
}

/** What there is to say of the session of the day, or of the day before: they still sit, it was held, or no word came. */
function newsOf(text: Text, view: StrikeView, date: IsoDate): string | undefined {
  const { underWay, held, unreported } = bargainingAhead(view, date);
  const dated = (session: Session) => ({ date: longDate(text, session.date, date) });
  if (underWay) {
    const isToday = underWay.date === date;
    return text.t(
      isToday ? 'negotiations.brief.underWayToday' : 'negotiations.brief.underWay',
      dated(underWay),
    );
  }
  if (held) {
    const { outcome = 'none' } = held;
    return text.t(`negotiations.brief.held.${whenOf(held, date)}.${outcome}`, dated(held));
  }
  return unreported ? text.t('negotiations.brief.unreported', dated(unreported)) : undefined;
}

function whenOf({ date: day }: Session, date: IsoDate): 'today' | 'yesterday' | 'earlier' {
  if (day === date) return 'today';
  return day === addDays(date, -1) ? 'yesterday' : 'earlier';
}

/** Of a vote that is open already only its end matters. */
function voteLine(text: Text, vote: Vote, date: IsoDate): string {
  const { opens, closes } = vote;
  if (opens.date >= date) return voteSentence(text, vote, date);
  return onceStopped(text.t('negotiations.brief.voteOpen', { closes: momentInWords(text, closes, date) }));
}
