import { commands } from '../../commands/index.ts';
import type { CommandContext } from '../../commands/kit/command.ts';
import { openHalts } from '../delivery/halts.ts';
import type { Messengers } from '../delivery/messenger.ts';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/logger.ts';
import type { Wait } from '../platform/wait.ts';
import type { Store } from '../store/store.ts';
import type { Strike } from '../strike/strike.ts';
import type { Translator } from '../wording/translator.ts';
import { createOrganizing, liveStrikesFrom } from './acts.ts';
import { type Answering, createAnswering } from './answers.ts';
import { openAuditing } from './audit.ts';
import { type AutomationParts, createAutomation, unknownReason } from './automation.ts';
import type { Beats } from './beats.ts';
import { type BroadcastSide, createBroadcasting } from './broadcasts.ts';
import { createRequests, type RequestKeeping } from './requests.ts';
import type { Running } from './running.ts';
import { createVerification } from './verification.ts';

export interface ServiceParts extends Pick<AutomationParts, 'isConnected' | 'obstacles'> {
  store: Store;
  text: Translator;
  clock: Clock;
  log: Logger;
  wait: Wait;
  messengers: () => Messengers | undefined;
  /** Undefined until the bot beats. */
  beats: () => Beats | undefined;
  /** Something may be owed: looks at it, and returns at once. */
  look: () => void;
}

/** What the bot does for people, over what is in the store. */
export interface Services {
  running: Running;
  broadcasts: BroadcastSide;
  answers: Answering;
  requests: RequestKeeping;
  /** What commands may ask for. */
  context: CommandContext;
}

/** Reads the store, and puts together what commands ask for. Rejects as the store does. */
export async function openServices(files: readonly Strike[], parts: ServiceParts): Promise<Services> {
  const { store, text, clock, log, messengers, beats, look, wait } = parts;
  const auditing = await openAuditing(files, { store, clock, log });
  const strikes = await liveStrikesFrom(files, store, auditing);
  const halts = await openHalts(store.halts, kept =>
    auditing.siftHalts(kept, guild => unknownReason(text, strikes, guild)),
  );
  const running = { store: auditing.store, strikes, halts, auditing, text, clock, log, messengers };
  const { isConnected, obstacles } = parts;
  const lastBeat = (guild: string) => beats()?.last(guild);
  const automation = createAutomation({ ...running, isConnected, obstacles, lastBeat });
  const organizing = await createOrganizing({
    ...running,
    note: auditing.note,
    isEntered: auditing.isProposalEntered,
    look,
    settled: async guild => beats()?.idle(guild),
  });
  const broadcasts = await createBroadcasting({
    ...running,
    look,
    record: auditing.record,
    isWritten: auditing.isDraftWritten,
    isEntered: auditing.isEntered,
    sift: stored => auditing.siftBroadcasts(stored),
  });
  const verifier = createVerification({
    ...running,
    laterChangesOf: delivery => broadcasts.laterChangesOf(delivery),
    settle: async guild => beats()?.runFor(guild),
  });
  const answers = createAnswering(running);
  const { broadcasting } = broadcasts;
  const requests = createRequests({
    ...running,
    endingOf: ({ kind, guild, subject }) =>
      (kind === 'act' ? organizing : broadcasting).endingOf(guild, subject),
    beat: look,
    hashOf: (guild, userId) => organizing.hashOf(guild, userId),
  });
  const asked = { automation, organizing, broadcasting, verifier, audit: auditing.log, answers, requests };
  return {
    running,
    broadcasts,
    answers,
    requests,
    context: { strikes, clock, text, wait, commands, ...asked },
  };
}
