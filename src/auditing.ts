import { dailyHead } from './audit/daily-head.ts';
import { deskEvent } from './audit/desk-events.ts';
import { type AuditLog, openAuditLog } from './audit/log.ts';
import { purgeOld } from './audit/purge.ts';
import { recordedLedger } from './audit/recorded-ledger.ts';
import { recordedWords } from './audit/recorded-words.ts';
import { enterUnrecorded } from './audit/unrecorded.ts';
import type { Deed } from './broadcasts/desk-parts.ts';
import type { Clock } from './platform/clock.ts';
import type { Logger } from './platform/logger.ts';
import type { Halts } from './posts/halts.ts';
import type { Messenger } from './posts/messenger.ts';
import type { PostSource } from './posts/source.ts';
import type { Noted } from './proposals/desk.ts';
import type { Store } from './store/store.ts';
import type { Strike } from './strike/strike.ts';
import type { StrikeView } from './strike/view.ts';
import type { Translator } from './text/translator.ts';

/** The audit log, and what puts entries into it by itself. */
export interface Auditing {
  log: AuditLog;
  /** The store, its deliveries recorded. */
  store: Store;
  /** A messenger for the words to the organizers. */
  words(messenger: Messenger, guild: string): Messenger;
  /** Hears of the desk. */
  note: (noted: Noted) => Promise<void>;
  /** Hears of broadcasts. */
  record: (guild: string, deed: Deed) => Promise<void>;
  /** Writes what could not be written, and takes away what is old. Only under a clock that is right. */
  tidy(view: StrikeView): Promise<void>;
  /** What makes the bot owe the chain's head. */
  source(view: StrikeView, halts: Halts, text: Translator): PostSource;
}

export async function openAuditing(
  strikes: readonly Strike[],
  { store, clock, log: hostLog }: { store: Store; clock: Clock; log: Logger },
): Promise<Auditing> {
  const guilds = strikes.map(({ guild }) => guild);
  const log = await openAuditLog(
    {
      book: store.audit,
      clock,
      onFailure: (guild, err) =>
        hostLog.error({ guild, err }, 'an entry of the audit log waits to be written'),
    },
    guilds,
  );
  await enterUnrecorded(log, await store.deliveries.all(), guilds);
  return {
    log,
    store: { ...store, deliveries: recordedLedger(store.deliveries, log) },
    words: (messenger, guild) => recordedWords(messenger, log, guild),
    note: noted => log.append(noted.proposal.guild, deskEvent(noted)),
    record: (guild, { by, ...deed }) => log.append(guild, { ...deed, role: by.role, actor: by.hash }),
    tidy: async view => {
      await log.flush(view.strike.guild);
      await purgeOld(log, view, clock.now());
    },
    source: (view, halts, text) =>
      dailyHead(text(view.strike.language), view, {
        log,
        isFrozen: () => halts.of(view.strike.guild)?.mode === 'frozen',
      }),
  };
}
