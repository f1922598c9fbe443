import type { IsoDate, Session, SessionOutcome } from './strike.ts';

/** What can be recorded of a bargaining session. */
export type SessionStep = 'add' | 'under-way' | 'held' | 'cancel' | 'postpone';

/** Why not: its day is over or still to come, it stands like that, nothing is known of it, it was held, or it has begun. */
export type SessionRefusal = 'over' | 'to-come' | 'known' | 'unknown' | 'was-held' | 'begun';

/** May that be recorded of the session of a date, as far as it is known? Undefined: it may. */
export function whyNotRecord(
  step: SessionStep,
  date: IsoDate,
  known: Pick<Session, 'state' | 'outcome' | 'told'> | undefined,
  today: IsoDate,
  outcome: SessionOutcome = 'none',
): SessionRefusal | undefined {
  switch (step) {
    case 'add':
      if (date < today) return 'over';
      if (known?.state === 'under-way') return 'begun';
      return known?.state === 'scheduled' ? 'known' : undefined;
    case 'under-way':
      if (date > today) return 'to-come';
      if (known?.state === 'held') return 'was-held';
      // On a later day it is news that they still sit.
      return known?.state === 'under-way' && (known.told ?? date) === today ? 'known' : undefined;
    case 'held':
      if (date > today) return 'to-come';
      return known?.state === 'held' && (known.outcome ?? 'none') === outcome ? 'known' : undefined;
    case 'cancel':
    case 'postpone':
      if (!known) return 'unknown';
      return known.state === 'held' ? 'was-held' : undefined;
  }
}
