import { type APIActionRowComponent, type APIButtonComponentWithCustomId, ButtonStyle } from 'discord.js';
import { runningAlerts } from '../../src/broadcasts/alerts.ts';
import { addDays, strikeDate } from '../../src/strike/dates.ts';
import { dayByItself } from '../../src/strike/picket-day.ts';
import type { IsoDate } from '../../src/strike/strike.ts';
import { dayLines } from '../../src/wording/say/day-answer.ts';
import type { Text } from '../../src/wording/translator.ts';
import type { StrikeContext } from '../kit/command.ts';
import { customId } from '../kit/custom-id.ts';
import { button, row } from '../kit/preview-buttons.ts';

type Row = APIActionRowComponent<APIButtonComponentWithCustomId>;

/** What somebody may do about a day with one press: an organizer everything, a captain what is of their own line. */
export interface Panel {
  content: string;
  components: Row[];
}

/**
 * How some days stand, and for each the buttons for what is done most. Each opens a form in which the day is picked already;
 * nothing is done by a press here. What can only be refused is not offered.
 *
 * @param dates two at most
 * @param isOrganizer whether messages can be written, too
 */
export function panelFor(
  text: Text,
  context: StrikeContext,
  dates: readonly IsoDate[],
  isOrganizer: boolean,
): Panel {
  const { view, clock } = context;
  const now = clock.now();
  const lines = dates.map(date => dayLines(text, view, date, now)[0] ?? '');
  return {
    content: [...lines, text.t('today.how')].join('\n'),
    components: [
      ...dates.map(date => row(dayButtons(text, context, date))),
      ...others(text, context, isOrganizer),
    ].filter(({ components }) => components.length > 0),
  };
}

/** Today and tomorrow, in the strike's zone. */
export function nextDays({ view, clock }: StrikeContext): IsoDate[] {
  const today = strikeDate(view.strike, clock.now());
  return [today, addDays(today, 1)];
}

function dayButtons(text: Text, { view, clock }: StrikeContext, date: IsoDate) {
  const today = strikeDate(view.strike, clock.now());
  const name = date === today ? 'today' : date === addDays(today, 1) ? 'tomorrow' : 'day';
  const asks = (subcommand: 'cancel' | 'hours' | 'move' | 'add') =>
    button(
      text.t(`today.${name}.${subcommand}`),
      ButtonStyle.Secondary,
      customId('schedule', 'ask', `${subcommand}.${date}`),
    );
  const hasLines = dayByItself(view.strike, view.changes, date).kind === 'picket';
  return hasLines ? [asks('cancel'), asks('hours'), asks('move')] : [asks('add')];
}

/** What is of no day: words to everybody, and the end of an alert. */
function others(text: Text, { view, clock, broadcasting }: StrikeContext, isOrganizer: boolean): Row[] {
  const say = button(text.t('today.say'), ButtonStyle.Secondary, customId('broadcast', 'new', ''));
  const [alert] = runningAlerts(broadcasting.of(view.strike.guild), clock.now()).toReversed();
  const clear =
    alert && button(text.t('today.clear'), ButtonStyle.Success, customId('alert', 'clear', alert.id));
  const all = [...(isOrganizer ? [say] : []), ...(clear ? [clear] : [])];
  return all.length > 0 ? [row(all)] : [];
}
