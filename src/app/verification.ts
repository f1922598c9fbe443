import { randomBytes } from 'node:crypto';
import type { DeliveryOf } from '../announcements/delivery.ts';
import { channelTroubles } from '../delivery/channel-troubles.ts';
import { createGuesses } from '../verify/guesses.ts';
import type { LaterChanges } from '../verify/verdict.ts';
import { createVerifier, type Verifier } from '../verify/verifier.ts';
import type { Running } from './running.ts';

export interface VerificationParts
  extends Pick<Running, 'store' | 'strikes' | 'halts' | 'auditing' | 'text' | 'clock' | 'messengers'> {
  /** What organizers have done about a message since it was sent; nothing where it is absent. */
  laterChangesOf?: (delivery: DeliveryOf<'sent'>) => Promise<LaterChanges | undefined>;
  /** Looks after the strike of a server. */
  settle: (guild: string) => Promise<void>;
}

/** The verifier over what is in the store. */
export function createVerification(parts: VerificationParts): Verifier {
  const { store, clock, laterChangesOf = async () => undefined, settle } = parts;
  const told = new Set<string>();
  return createVerifier({
    clock,
    guesses: createGuesses(randomBytes(32)),
    deliveries: guild => store.deliveries.of(guild),
    laterChangesOf,
    settle,
    alarm: delivery => alarm(parts, told, delivery),
  });
}

async function alarm(
  { store, strikes, halts, auditing, text, clock, messengers: current }: VerificationParts,
  told: Set<string>,
  post: DeliveryOf<'sent'>,
): Promise<void> {
  const [view, messengers] = [strikes.of(post.guild), current()];
  if (!view || !messengers) return;
  const messenger = auditing.words(messengers.of(post.guild), post.guild);
  const { strike } = view;
  const isFrozen = () => halts.of(strike.guild)?.mode === 'frozen';
  const repository = store.troubles;
  const troubles = channelTroubles(text(strike.language), strike, {
    messenger,
    repository,
    clock,
    isFrozen,
    told,
  });
  await troubles.tell({ about: 'altered', post });
}
