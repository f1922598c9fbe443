import { isWithin, strikeDate } from '../strike/dates.ts';
import type { IsoDate } from '../strike/strike.ts';
import type { StrikeView } from '../strike/view.ts';
import { fitted } from '../wording/fit-lines.ts';
import { messageLink } from '../wording/marks.ts';
import { changeSentence } from '../wording/say/change-sentence.ts';
import { longDate, shortDateAndTime } from '../wording/times.ts';
import type { Text } from '../wording/translator.ts';
import { noticeOfAct } from './act-notices.ts';
import { footer } from './compose.ts';
import type { DeliveryOf } from './delivery.ts';
import { instantOf } from './instants.ts';
import { postOf } from './record.ts';
import { areEventsOther, asTheyCame, sitesThatDiffer } from './told.ts';

/**
 * The message that told otherwise than a notice of changes, of a line that was not over by then, or of an event: the first one
 * since. The notice of a change of some lines is about these, on its own dates. Undefined: what it says is the last word.
 * Announcements are not overtaken, as they follow the schedule. Pure.
 *
 * @param out all that is out and tells of the schedule
 */
export function overtakenBy(
  view: StrikeView,
  notice: DeliveryOf<'sent'>,
  out: readonly DeliveryOf<'sent'>[],
): DeliveryOf<'sent'> | undefined {
  if (notice.kind !== 'notice') return undefined;
  const { strike } = view;
  const own = changeOfLines(view, notice);
  return out
    .filter(each => asTheyCame(notice, each) < 0)
    .toSorted(asTheyCame)
    .find(({ sentAt, told = {} }) =>
      Object.entries(notice.told ?? {}).some(([date, said]) => {
        const now = told[date];
        if (!now) return false;
        const at = instantOf(sentAt);
        const differing = sitesThatDiffer(said, now, at.toMillis());
        if (own)
          return (
            isWithin(date as IsoDate, own.from, own.to) && differing.some(site => own.sites.includes(site))
          );
        if (differing.length > 0) return true;
        return date >= strikeDate(strike, at) && areEventsOther(said, now);
      }),
    );
}

/** The lines and dates that the notice of a change is about; undefined where it is about all lines, or follows no single change. */
function changeOfLines(view: StrikeView, notice: DeliveryOf<'sent'>) {
  const act = noticeOfAct(view, postOf(notice))?.recorded.act;
  return act && 'sites' in act ? act : undefined;
}

/** What an overtaken notice says from then on: that it no longer holds and what does, then what it had been about. */
export function overtakenText(
  text: Text,
  view: StrikeView,
  notice: DeliveryOf<'sent'>,
  by: DeliveryOf<'sent'>,
): string {
  const { strike } = view;
  const post = postOf(notice);
  const when = shortDateAndTime(text, instantOf(by.sentAt), strike.timezone);
  return fitted(text, () => [
    text.t('notice.overtaken', { when, link: messageLink(by) }),
    saidBy(text, view, notice),
    footer(text, view, post, notice.reference),
  ]);
}

function saidBy(text: Text, view: StrikeView, notice: DeliveryOf<'sent'>): string {
  const today = strikeDate(view.strike, instantOf(notice.sentAt));
  const found = noticeOfAct(view, postOf(notice));
  if (found && 'from' in found.recorded.act) {
    const what = changeSentence(text, view, found.recorded.act, today);
    return text.t(found.isUndone ? 'notice.saidUndone' : 'notice.said', { what });
  }
  const date = longDate(text, notice.date as IsoDate, today);
  return text.t('notice.saidOf', { date });
}
