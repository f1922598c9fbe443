import * as z from 'zod';
import { instantOf } from '../announcements/instants.ts';
import { discordTime, userMention } from '../wording/marks.ts';
import type { Text } from '../wording/translator.ts';

/**
 * How a request ended. `overtaken`: what it would change is not any more as it was shown. `changed`: its author has
 * written on, so that it is another.
 */
const ending = z.enum(['approved', 'declined', 'withdrawn', 'expired', 'overtaken', 'changed']);
export type Ending = z.infer<typeof ending>;

/**
 * The message in the organizers' channel by which others were asked. It is kept beside what it asks for, so that it loses
 * its buttons and says how it ended whatever happens meanwhile, and so that its author can read how.
 */
export const requestMessageSchema = z.strictObject({
  /** The message's own id. */
  id: z.string(),
  guild: z.string(),
  channel: z.string(),
  kind: z.enum(['act', 'broadcast']),
  /** The id of the proposal or draft. */
  subject: z.string(),
  /** The author's hash. */
  author: z.string(),
  /** What was asked for, in a sentence or by its headline, in the language of the strike. */
  what: z.string(),
  /** ISO 8601 in UTC, as all instants here. */
  expiresAt: z.string(),
  ended: z.exactOptional(
    z.strictObject({ how: ending, at: z.string(), reason: z.exactOptional(z.string()) }),
  ),
  /** What of its end is still to be done. */
  owes: z.exactOptional(z.strictObject({ mark: z.boolean(), line: z.boolean() })),
});
export type RequestMessage = z.infer<typeof requestMessageSchema>;
export type Ended = NonNullable<RequestMessage['ended']>;

/** The ends that its author has not brought about, and is told of in the organizers' channel. */
export function isNews({ how }: Pick<Ended, 'how'>): boolean {
  return how !== 'withdrawn' && how !== 'changed';
}

/** More than these would leave no room for what is listed below. */
const ROWS = 3;

type Told = Pick<RequestMessage, 'kind' | 'what'>;

/** The first line of a request that has ended. */
export function endingLine({ t }: Text, { kind, what }: Told, { how, reason }: Ended): string {
  if (how === 'declined' && reason !== undefined)
    return t(`request.ended.${kind}.declinedWhy`, { what, reason });
  return t(`request.ended.${kind}.${how}`, { what });
}

/** What the author reads in the place of their own answer. */
export function endedAnswer(text: Text, told: Told, { how, reason }: Ended): string {
  const { kind, what } = told;
  const { t } = text;
  if (how === 'declined' && reason !== undefined)
    return t(`request.yours.${kind}.declinedWhy`, { what, reason });
  if (how === 'withdrawn' || how === 'changed') return endingLine(text, told, { how, at: '' });
  return t(`request.yours.${kind}.${how}`, { what });
}

/**
 * The line under a request that says how it ended, to its author.
 *
 * @param author their id; undefined where nobody can tell any more who it was
 */
export function resultLine(
  { t }: Text,
  { what }: Told,
  { how, reason }: Ended,
  author: string | undefined,
): string | undefined {
  if (how === 'withdrawn' || how === 'changed') return undefined;
  const asker = author === undefined ? '' : userMention(author);
  if (how === 'declined' && reason !== undefined)
    return t('request.declinedWhy', { asker, what, reason }).trim();
  return t(`request.${how}`, { asker, what }).trim();
}

/** An author's list of those requests that wait or came to nothing, the newest ones; empty where there is none. */
export function requestRows(text: Text, requests: readonly RequestMessage[]): string[] {
  const rows = requests.flatMap(each => rowOf(text, each) ?? []).slice(0, ROWS);
  return rows.length === 0 ? [] : [text.t('request.rows'), ...rows];
}

function rowOf(
  { t }: Text,
  { what, expiresAt, ended }: Pick<RequestMessage, 'what' | 'expiresAt' | 'ended'>,
): string | undefined {
  if (!ended) return t('request.row.waits', { what, until: discordTime(instantOf(expiresAt), 'R') });
  const { how, at, reason } = ended;
  const when = discordTime(instantOf(at), 'R');
  switch (how) {
    case 'approved':
    case 'withdrawn':
    case 'changed':
      return undefined;
    case 'declined':
      return reason === undefined
        ? t('request.row.declined', { what, when })
        : t('request.row.declinedWhy', { what, when, reason });
    case 'expired':
    case 'overtaken':
      return t(`request.row.${how}`, { what, when });
  }
}
