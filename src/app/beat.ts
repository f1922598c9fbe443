import { DateTime } from 'luxon';
import { pingsOf } from '../announcements/act-notices.ts';
import { composePost } from '../announcements/compose.ts';
import type { Ledger } from '../announcements/delivery.ts';
import { instantOf, isoOf } from '../announcements/instants.ts';
import { isStillOwed } from '../announcements/owed.ts';
import { dayHashOf } from '../announcements/relevance.ts';
import type { IsPast } from '../audit/purge.ts';
import { channelTroubles } from '../delivery/channel-troubles.ts';
import type { DeliveryPorts } from '../delivery/deliver.ts';
import type { ClockCheck, Messenger, Messengers } from '../delivery/messenger.ts';
import { bySource, type PostMaker, type PostSource } from '../delivery/source.ts';
import { tickStrike } from '../delivery/tick.ts';
import { type CommandState, tellOfCommands } from '../delivery/troubles.ts';
import type { Clock } from '../platform/clock.ts';
import { RESTORED_AT } from '../store/restore.ts';
import type { Store } from '../store/store.ts';
import type { Strike } from '../strike/strike.ts';
import type { StrikeView } from '../strike/view.ts';
import type { Text } from '../wording/translator.ts';
import type { Running } from './running.ts';

/** What the beats of the strikes work with. */
export interface PostingParts
  extends Pick<Running, 'store' | 'strikes' | 'halts' | 'auditing' | 'text' | 'clock'> {
  messengers: Messengers;
  ledger: Ledger;
  /** What makes the bot owe posts in a strike, besides its schedule. */
  sourcesOf: (view: StrikeView) => readonly PostSource[];
  /** Takes out of every record who did what is past its keeping time. */
  forget: (guild: string, isPast: IsPast) => Promise<void>;
  /** How the commands of a strike's server stand. */
  commandsOf: (guild: string) => CommandState;
}

/** What a strike's own beat does, under a clock that stands like `check`. A strike that is not there has nothing to do. */
export async function createPosting(
  parts: PostingParts,
): Promise<(guild: string, check: ClockCheck) => Promise<void>> {
  const { store, strikes, messengers } = parts;
  const secret = await store.secret();
  const restored = await store.marks.get(RESTORED_AT);
  const told = new Set<string>();
  const compared = new Set<string>();
  return async (guild, check) => {
    const view = strikes.of(guild);
    if (!view) return;
    const messenger = { ...messengers.of(guild), checkClock: async () => check };
    await tickOne(parts, view, { messenger, secret, restored, told, compared });
  };
}

async function tickOne(
  parts: PostingParts,
  view: StrikeView,
  {
    messenger,
    secret,
    restored,
    told,
    compared,
  }: {
    messenger: Messenger;
    secret: Uint8Array;
    restored: string | undefined;
    told: Set<string>;
    compared: Set<string>;
  },
): Promise<void> {
  const { store, strikes, clock, halts, auditing } = parts;
  const { guild, language } = view.strike;
  const text = parts.text(language);
  const since = await knownSince(store, view.strike, clock);
  const isHalted = () => halts.of(guild) !== undefined;
  const isFrozen = () => halts.of(guild)?.mode === 'frozen';
  // An organizer may change the schedule while this beat waits for Discord: what goes out is as it stands then.
  const asItStands = () => strikes.of(guild) ?? view;
  const ports: DeliveryPorts = {
    clock,
    ledger: parts.ledger,
    messenger,
    troubles: channelTroubles(text, view.strike, {
      messenger: auditing.words(messenger, guild),
      repository: store.troubles,
      clock,
      isFrozen,
      told,
    }),
    secret,
    unsureBefore: restored === undefined ? since : DateTime.max(since, instantOf(restored)),
    isHalted,
    ...bySource(scheduleMaker(text, asItStands, isHalted), parts.sourcesOf(view)),
  };
  await auditing.look(guild, halts);
  const doubts = auditing.doubts(guild);
  if (doubts.length > 0) await ports.troubles.tell({ about: 'records', doubts });
  // What was doubted at the last start may be in order at this one; later in a process it only gets more.
  else if (!compared.has(guild)) await ports.troubles.solve({ about: 'records' });
  compared.add(guild);
  if (await tickStrike(ports, view, since)) await tidy(parts, asItStands());
  await tellOfCommands(ports.troubles, parts.commandsOf(guild));
}

/** What follows from the schedule, as it stands when it is asked: owed unless an organizer has stopped it. */
function scheduleMaker(text: Text, view: () => StrikeView, isHalted: () => boolean): PostMaker {
  return {
    isOwed: (post, now) => !isHalted() && isStillOwed(view(), post, now),
    compose: (post, now, reference, updatedAt) => composePost(text, view(), post, now, reference, updatedAt),
    pings: post => pingsOf(view(), post),
    files: async () => [],
    followUp: () => undefined,
    dayHash: post => dayHashOf(view(), post),
  };
}

async function tidy({ auditing, forget }: PostingParts, view: StrikeView): Promise<void> {
  const isPast = await auditing.tidy(view);
  if (isPast) await forget(view.strike.guild, isPast);
}

/** When this bot first ran for a strike: what was due before is not missed. */
async function knownSince(store: Store, strike: Strike, clock: Clock): Promise<DateTime<true>> {
  const name = `known_since/${strike.guild}`;
  const known = await store.marks.get(name);
  if (known !== undefined) return instantOf(known);
  const now = clock.now();
  await store.marks.set(name, isoOf(now));
  return now;
}
