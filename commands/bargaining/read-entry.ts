import type { ChatInputCommandInteraction } from 'discord.js';
import { isoOf } from '../../src/announcements/instants.ts';
import type { EntryDraft } from '../../src/strike/acts.ts';
import { addDays, strikeDate } from '../../src/strike/dates.ts';
import { isWebAddress } from '../../src/strike/links.ts';
import { isOverdue } from '../../src/strike/negotiations.ts';
import { type SessionRefusal, type SessionStep, whyNotRecord } from '../../src/strike/session-steps.ts';
import type { IsoDate, SessionOutcome, StatementSource, Vote } from '../../src/strike/strike.ts';
import { instantAt } from '../../src/strike/wallclock.ts';
import { plainAddress, refuseDisguised } from '../../src/wording/plain-words.ts';
import { readDate } from '../../src/wording/read/date.ts';
import { readTime } from '../../src/wording/read/time.ts';
import { momentInWords } from '../../src/wording/say/negotiations-parts.ts';
import { longDate } from '../../src/wording/times.ts';
import type { Text } from '../../src/wording/translator.ts';
import { UserError, type UserErrorCode } from '../../src/wording/user-error.ts';
import { pickedAct } from '../kit/acts/act-option.ts';
import type { StrikeContext } from '../kit/command.ts';
import { needed, said, saidUnstopped, saidWords, type Written } from '../kit/typed-option.ts';
import * as option from './options.ts';

/** So long a statement and its link may be as text for Discord, to stand in one message with what is added to them. */
const MOST_KEPT = 1700;

const REFUSALS = {
  over: 'error.pastDate',
  'to-come': 'error.notYetHeld',
  known: 'error.noChange',
  unknown: 'error.noSession',
  'was-held': 'error.sessionHeld',
  begun: 'error.sessionBegun',
} as const satisfies Record<SessionRefusal, UserErrorCode>;

interface Typed {
  interaction: ChatInputCommandInteraction;
  context: StrikeContext;
  text: Text;
  today: IsoDate;
}

/** What somebody has typed of the negotiations. Throws a UserError for what cannot be meant. */
export function readEntry(interaction: ChatInputCommandInteraction, context: StrikeContext): EntryDraft {
  const { view, clock } = context;
  const text = context.text(interaction.locale);
  const typed: Typed = { interaction, context, text, today: strikeDate(view.strike, clock.now()) };
  if (interaction.options.getSubcommandGroup(false) !== null) return sessionEntry(typed);
  switch (interaction.options.getSubcommand()) {
    case 'statement':
      return { type: 'statement', statement: statementOf(typed) };
    case 'nothing-new':
      return { type: 'nothing-new', ...update(typed) };
    case 'vote':
      return { type: 'vote', vote: readVote(typed) };
    case 'correct': {
      const entry = pickedAct(interaction, view, act => act.type === 'statement').id;
      return { type: 'correct', entry, text: textOf(typed) };
    }
    default:
      throw new UserError('error.unknownCommand');
  }
}

function sessionEntry(typed: Typed): EntryDraft {
  const { interaction, today, text } = typed;
  const date = needed(dateOf(typed, option.session.name), option.session.name);
  const step = interaction.options.getSubcommand() as SessionStep;
  const words = { date: longDate(text, date, today) };
  const known = typed.context.view.strike.negotiations.sessions.find(session => session.date === date);
  const outcome = (interaction.options.getString(option.outcome.name) ?? 'none') as SessionOutcome;
  const refusal = whyNotRecord(step, date, known, today, outcome);
  if (refusal !== undefined) throw new UserError(REFUSALS[refusal], words);
  if (step === 'add') return { type: 'session-add', date };
  if (step === 'under-way') return { type: 'session-under-way', date };
  if (step === 'held') return { type: 'session-held', date, ...(outcome !== 'none' && { outcome }) };
  const reason = saidUnstopped(interaction, option.reason.name);
  const newDate = dateOf(typed, option.newDate.name);
  if (newDate !== undefined && newDate < today) {
    throw new UserError('error.pastDate', { date: longDate(text, newDate, today) });
  }
  if (newDate === date) throw new UserError('error.sameSession', words);
  const more = { ...(reason !== undefined && { reason }), ...(newDate !== undefined && { newDate }) };
  return { type: step === 'cancel' ? 'session-cancel' : 'session-postpone', date, ...more };
}

function statementOf(typed: Typed) {
  const { interaction, today, text } = typed;
  const date = dateOf(typed, option.said.name) ?? today;
  if (date > today) throw new UserError('error.notYetSaid', { date: longDate(text, date, today) });
  const link = said(typed.interaction, option.link.name);
  refuseDisguised(link ?? '');
  if (link !== undefined && !isWebAddress(link)) throw new UserError('error.notALink', { link });
  const words = textOf(typed);
  const address = link === undefined ? undefined : plainAddress(link);
  const over = words.length + (address?.length ?? 0) - MOST_KEPT;
  if (over > 0) throw new UserError('error.markedTooLong', { count: over });
  return {
    date,
    source: interaction.options.getString(option.source.name, true) as StatementSource,
    text: words,
    ...(address !== undefined && { link: address }),
  };
}

/** From when to when members vote. One that is over may still be recorded; one that closes before it opens is a slip. */
function readVote(typed: Typed): Pick<Vote, 'opens' | 'closes' | 'place'> {
  const { interaction } = typed;
  const moment = (day: string, clock: string) => ({
    date: needed(dateOf(typed, day), day),
    time: readTime(needed(said(interaction, clock), clock)),
  });
  const opens = moment(option.opens.name, option.opensAt.name);
  const closes = moment(option.closes.name, option.closesAt.name);
  if (`${closes.date} ${closes.time}` <= `${opens.date} ${opens.time}`) {
    throw new UserError('error.voteClosesFirst', { opens: momentInWords(typed.text, opens, typed.today) });
  }
  const place = saidUnstopped(interaction, option.place.name);
  return { opens, closes, ...(place !== undefined && { place }) };
}

/** When members are to be told, as an instant in UTC: the next time that the strike's clock shows what was typed. */
export function readTellAt(interaction: Written, { view, clock }: StrikeContext): string | undefined {
  const typed = said(interaction, option.tell.name);
  if (typed === undefined) return undefined;
  const time = readTime(typed);
  const now = clock.now();
  const today = strikeDate(view.strike, now);
  const [at] = [today, addDays(today, 1)]
    .map(date => instantAt(date, time, view.strike.timezone))
    .filter(instant => instant > now);
  return at && isoOf(at);
}

/** When the next word is promised: a day, and a time of it if one was given. */
function update(typed: Typed) {
  const { today, text } = typed;
  const date = dateOf(typed, option.day.name);
  const time = said(typed.interaction, option.time.name);
  if (date === undefined) {
    if (time !== undefined) throw new UserError('error.timeWithoutDay');
    return {};
  }
  if (date < today) throw new UserError('error.pastDate', { date: longDate(text, date, today) });
  const update = { date, ...(time !== undefined && { time: readTime(time) }) };
  const { strike } = typed.context.view;
  if (isOverdue(update, strike.timezone, typed.context.clock.now())) {
    throw new UserError('error.pastTime', { time: time ?? '' });
  }
  return { update };
}

function textOf({ interaction }: Typed): string {
  const { name } = option.statementText;
  return needed(saidWords(interaction, name), name);
}

function dateOf({ interaction, context, text, today }: Typed, name: string): IsoDate | undefined {
  const written = interaction.options.getString(name);
  return written === null ? undefined : readDate(text, written, today, context.view);
}
