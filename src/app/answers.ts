import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { Answers, OwedAnswer } from '../../commands/kit/command.ts';
import { nonceOf } from '../announcements/identity.ts';
import { isoOf } from '../announcements/instants.ts';
import type { Running } from './running.ts';

/** Later than this an answer helps nobody; `/schedule list` and the other lists say what is so at any time. */
const KEPT_MS = 86_400_000;

const owedAnswerSchema: z.ZodType<OwedAnswer> = z.strictObject({
  id: z.string(),
  guild: z.string(),
  so: z.string(),
  at: z.string(),
  isNews: z.exactOptional(z.literal(true)),
});

/** Answers to what was done, until somebody has them. */
export interface Answering extends Answers {
  /** Tells a server's organizers what no answer has told, this process's or an earlier one's. Never rejects. */
  tellLost(guild: string): Promise<void>;
  /** Is there an answer that nobody is known to have? */
  isOwing(guild: string): boolean;
}

export function createAnswering(parts: Running): Answering {
  const { store, clock, log } = parts;
  const records = store.recordsOf('answers', owedAnswerSchema);
  /** They are being told at this moment, or cannot be told any more. */
  const settled = new Set<string>();
  /** What an earlier process owed, and what this one owes: read once, and then kept up. */
  const owing = new Map<string, OwedAnswer>();
  let isRead = false;

  async function readOnce(): Promise<void> {
    if (isRead) return;
    for (const owed of await records.all()) owing.set(owed.id, owed);
    isRead = true;
  }

  /** The store forgets them by itself. */
  function dropOld(): void {
    const since = clock.now().toMillis() - KEPT_MS;
    for (const { id, at } of owing.values()) if (Date.parse(at) < since) owing.delete(id);
  }

  async function forget({ id }: OwedAnswer): Promise<void> {
    settled.add(id);
    owing.delete(id);
    await records.delete(id).then(
      () => settled.delete(id),
      error => log.warn({ err: error }, 'an answer that was given could not be struck off'),
    );
  }

  async function tell(owed: OwedAnswer): Promise<void> {
    settled.add(owed.id);
    if (await isDealtWith(parts, owed)) await forget(owed);
    else settled.delete(owed.id);
  }

  async function keep(owed: OwedAnswer): Promise<OwedAnswer> {
    settled.add(owed.id);
    owing.set(owed.id, owed);
    await records
      .set(owed.id, owed, KEPT_MS)
      .catch(error => log.error({ err: error }, 'an answer could not be noted'));
    return owed;
  }
  const owedNow = (guild: string, so: string) => ({ id: randomUUID(), guild, so, at: isoOf(clock.now()) });

  return {
    owe: (guild, so) => keep(owedNow(guild, so)),
    tellOrganizers: async (guild, so) => tell(await keep({ ...owedNow(guild, so), isNews: true })),
    heard: forget,
    lost: async owed => {
      log.warn(
        { guild: owed.guild },
        'an answer to what was done did not get through; the organizers are told',
      );
      await tell(owed);
    },
    tellLost: async guild => {
      try {
        await readOnce();
        dropOld();
        for (const owed of owing.values())
          if (owed.guild === guild && !settled.has(owed.id)) await tell(owed);
      } catch (error) {
        log.error({ err: error }, 'the answers that are owed could not be read');
      }
    },
    isOwing: guild => !isRead || [...owing.values()].some(owed => owed.guild === guild),
  };
}

/** Whether nothing more is to be done about it: the organizers are told, or Discord says that they cannot be. */
async function isDealtWith(
  { strikes, halts, auditing, text, log, messengers: current }: Running,
  { id, guild, so, isNews }: OwedAnswer,
): Promise<boolean> {
  const [view, messengers] = [strikes.of(guild), current()];
  if (!view || !messengers || halts.of(guild)?.mode === 'frozen') return false;
  const { language, channels } = view.strike;
  const content = isNews ? so : text(language).t('answer.lost', { so });
  const message = { content, nonce: nonceOf(`answer/${guild}/${id}`) };
  try {
    const outcome = await auditing.words(messengers.of(guild), guild).send(channels.organizers, message);
    if (outcome.type === 'refused')
      log.warn({ guild, problem: outcome.problem }, 'nobody could be told of an act');
    return outcome.type !== 'unknown';
  } catch (error) {
    log.error({ err: error }, 'what the organizers were told has no entry');
    return true;
  }
}
