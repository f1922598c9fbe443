import type { Closed } from '../../strike/closed.ts';
import { inertWords } from '../plain-words.ts';
import type { Text } from '../translator.ts';
import { Marked, UserError, type UserErrorCode } from '../user-error.ts';

const CLOSED = {
  done: 'error.proposalDone',
  discarded: 'error.proposalDiscarded',
  declined: 'error.requestDeclined',
  withdrawn: 'error.requestWithdrawn',
  overtaken: 'error.requestOvertaken',
} as const satisfies Record<Closed['closed'], UserErrorCode>;

/** The sentence that a person reads. The one place where an error becomes words. */
export function sentenceOf({ t }: Text, { code, params }: UserError): string {
  const words = Object.entries(params).map(([name, value]) => [name, spoken(value)]);
  return t(code, Object.fromEntries(words));
}

function spoken(value: UserError['params'][string]): string | number {
  if (value instanceof Marked) return value.words;
  return typeof value === 'string' ? inertWords(value) : value;
}

/** What a late press is told. */
export function closedError({ closed }: Closed): UserError {
  return new UserError(CLOSED[closed]);
}
