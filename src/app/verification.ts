import { randomBytes } from 'node:crypto';
import type { DeliveryOf } from '../announcements/delivery.ts';
import { channelTroubles } from '../delivery/channel-troubles.ts';
import type { Halts } from '../delivery/halts.ts';
import type { Messengers } from '../delivery/messenger.ts';
import type { Clock } from '../platform/clock.ts';
import type { Store } from '../store/store.ts';
import type { Strikes } from '../strike/view.ts';
import { createGuesses } from '../verify/guesses.ts';
import type { Story } from '../verify/verdict.ts';
import { createVerifier, type Verifier } from '../verify/verifier.ts';
import type { Translator } from '../wording/translator.ts';
import type { Auditing } from './audit.ts';

/** What verifying works with; `messengers` are there once the bot has logged in. */
export interface VerificationParts {
  store: Store;
  strikes: Strikes;
  halts: Halts;
  auditing: Auditing;
  text: Translator;
  clock: Clock;
  messengers: () => Messengers | undefined;
  /** What organizers have done about a message since it was sent; nothing where it is absent. */
  storyOf?: (delivery: DeliveryOf<'sent'>) => Promise<Story | undefined>;
  /** Looks after the strike of a server. */
  settle: (guild: string) => Promise<void>;
}

/** The verifier over what is in the store. */
export function createVerification(parts: VerificationParts): Verifier {
  const { store, clock, storyOf = async () => undefined, settle } = parts;
  const told = new Set<string>();
  return createVerifier({
    clock,
    guesses: createGuesses(randomBytes(32)),
    deliveries: async guild => (await store.deliveries.all()).filter(delivery => delivery.guild === guild),
    storyOf,
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
