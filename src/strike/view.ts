import type { DateTime } from 'luxon';
import { type Act, isEntry, type RecordedAct } from './acts.ts';
import type { Change } from './change-schema.ts';
import { layEntries } from './negotiation-entries.ts';
import type { Strike } from './strike.ts';

/** A strike as its file states it. */
export interface FileStrike extends Strike {
  /** What organizers did on Discord, as an export of an earlier store has it. */
  acts?: readonly Act[];
}

/** A strike as it stands: the file, and the changes laid over it. Everything that speaks of days takes both. */
export interface StrikeView {
  /** As the file states it, what was recorded of the negotiations laid over it. */
  strike: FileStrike;
  changes: readonly Change[];
  /** The file by itself, the same from one view to the next. */
  file?: Strike;
  /** Everything that organizers have done, oldest first; what has been taken back included. */
  acts?: readonly RecordedAct[];
}

/** The strikes of this bot, by the server on which they are held. */
export interface Strikes {
  of(guildId: string): StrikeView | undefined;
  all(): readonly StrikeView[];
}

/**
 * Lays what organizers have done over the file, which may have acts of an earlier store: one that is in both counts once,
 * as the store has it, and the channel has heard of the file's. A view never changes: each act makes a new one.
 */
export function viewOf(file: FileStrike, acts: readonly RecordedAct[]): StrikeView {
  const known = new Set(acts.map(({ act }) => act.id));
  const earlier = (file.acts ?? []).filter(({ id }) => !known.has(id)).map(act => ({ act, tell: false }));
  const ordered = [...earlier, ...acts].toSorted((a, b) => a.act.at.localeCompare(b.act.at));
  const entries = ordered.flatMap(({ act }) => (isEntry(act) ? [act] : []));
  const changes = ordered.flatMap(({ act }) => (isEntry(act) ? [] : [act]));
  return {
    strike: { ...file, negotiations: layEntries(file.negotiations, entries) },
    changes,
    file,
    acts: ordered,
  };
}

/** A view as it was at an instant, as far as changes go: without those that were made later, or taken back by then. */
export function asKnownAt(view: StrikeView, at: DateTime): StrikeView {
  const until = at.toMillis();
  const changes = view.changes.flatMap(change => {
    if (Date.parse(change.at) > until) return [];
    const { undone, ...rest } = change;
    return undone !== undefined && Date.parse(undone.at) > until ? [rest] : [change];
  });
  return { ...view, changes };
}
