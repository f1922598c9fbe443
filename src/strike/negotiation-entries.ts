import type { NegotiationEntry } from './negotiation-entry-schema.ts';
import type { Negotiations, NothingNew, Session, Statement, Vote } from './strike.ts';

/** The file, and over it the entries that stand. */
export function layEntries(file: Negotiations, entries: readonly NegotiationEntry[]): Negotiations {
  const standing = entries
    .filter(entry => entry.undone === undefined)
    .toSorted((a, b) => a.at.localeCompare(b.at));
  const { promise: _written, votes: voted = [], ...written } = file;
  const votes = votesAfter(voted, standing);
  const promise = promiseAfter(file.promise, standing);
  return {
    ...written,
    sessions: sessionsAfter(file.sessions, standing),
    statements: [...statementsIn(standing), ...file.statements],
    ...(votes.length > 0 && { votes }),
    ...(promise && { promise }),
  };
}

/** Two votes do not open on one day, so the last word about that day is of the same vote. */
function votesAfter(votes: readonly Vote[], entries: readonly NegotiationEntry[]): Vote[] {
  const byDate = new Map(votes.map(vote => [vote.opens.date, vote]));
  for (const entry of entries) {
    if (entry.type === 'vote') byDate.set(entry.vote.opens.date, { ...entry.vote, announced: entry.on });
  }
  return [...byDate.values()];
}

function sessionsAfter(sessions: readonly Session[], entries: readonly NegotiationEntry[]): Session[] {
  const byDate = new Map(sessions.map(session => [session.date, session]));
  const set = (session: Session) => byDate.set(session.date, session);
  for (const entry of entries) {
    if (entry.type === 'session-add') set({ date: entry.date, state: 'scheduled', announced: entry.on });
    if (entry.type === 'session-held' || entry.type === 'session-under-way') {
      set(takenPlace(entry, byDate.get(entry.date)));
    }
    if (entry.type !== 'session-cancel' && entry.type !== 'session-postpone') continue;
    const { date, on: announced, reason, newDate } = entry;
    const state = entry.type === 'session-cancel' ? 'cancelled' : 'postponed';
    set({ date, state, announced, ...(reason !== undefined && { reason }) });
    if (newDate !== undefined) set({ date: newDate, state: 'scheduled', announced });
  }
  return [...byDate.values()];
}

type TakenPlace = Extract<NegotiationEntry, { type: 'session-held' | 'session-under-way' }>;

/**
 * That it was held is news on its own date, however late it was recorded; that it goes on, or what came of it, on the date
 * on which that was said. What had been announced of it before stays known.
 */
function takenPlace(entry: TakenPlace, before: Session | undefined): Session {
  const { date, on } = entry;
  const announced = before?.announced;
  const outcome = entry.type === 'session-held' && entry.outcome !== 'none' ? entry.outcome : undefined;
  const isTold = on > date && (entry.type === 'session-under-way' || outcome !== undefined);
  return {
    date,
    state: entry.type === 'session-held' ? 'held' : 'under-way',
    ...(announced !== undefined && announced <= date && { announced }),
    ...(outcome !== undefined && { outcome }),
    ...(isTold && { told: on }),
  };
}

/** Newest first, and before the file's: readers sort by date alone, so the last word of a day then comes first. */
function statementsIn(entries: readonly NegotiationEntry[]): Statement[] {
  const texts = new Map<string, string>();
  for (const entry of entries) if (entry.type === 'correct') texts.set(entry.entry, entry.text);
  return entries
    .filter(entry => entry.type === 'statement')
    .map(({ id, statement }) => ({ ...statement, text: texts.get(id) ?? statement.text }))
    .toReversed();
}

/** Anything recorded later overtakes it, since then there was something new; a correction is nothing new. */
function promiseAfter(
  written: NothingNew | undefined,
  entries: readonly NegotiationEntry[],
): NothingNew | undefined {
  const last = entries.findLast(entry => entry.type !== 'correct');
  if (last === undefined) return written;
  if (last.type !== 'nothing-new') return undefined;
  return { on: last.on, ...(last.update && { update: last.update }) };
}
