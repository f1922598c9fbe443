import type { IsoDate, Session } from './strike.ts';

/** What can be recorded of a bargaining session. */
export type SessionStep = 'add' | 'held' | 'cancel' | 'postpone';

/** Why not: its day is over or still to come, it stands like that, nothing is known of it, or it was held. */
export type SessionRefusal = 'over' | 'to-come' | 'known' | 'unknown' | 'was-held';

/** May that be recorded of the session of a date, as far as it is known? Undefined: it may. */
export function whyNotRecord(
  step: SessionStep,
  date: IsoDate,
  known: Pick<Session, 'state'> | undefined,
  today: IsoDate,
): SessionRefusal | undefined {
  switch (step) {
    case 'add':
      if (date < today) return 'over';
      return known?.state === 'scheduled' ? 'known' : undefined;
    case 'held':
      if (date > today) return 'to-come';
      return known?.state === 'held' ? 'known' : undefined;
    case 'cancel':
    case 'postpone':
      if (!known) return 'unknown';
      return known.state === 'held' ? 'was-held' : undefined;
  }
}
