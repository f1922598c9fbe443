import { DateTime } from 'luxon';
import { pingsOf } from '../announcements/act-notices.ts';
import { composePost } from '../announcements/compose.ts';
import type { Ledger } from '../announcements/delivery.ts';
import { instantOf, isoOf } from '../announcements/instants.ts';
import { type NextLook, nextLook } from '../announcements/next-look.ts';
import { overtakenText } from '../announcements/overtaken.ts';
import { isStillOwed } from '../announcements/owed.ts';
import { toldBy } from '../announcements/word.ts';
import type { IsPast } from '../audit/purge.ts';
import { createAgenda } from '../delivery/agenda.ts';
import { type Noticed, noticing } from '../delivery/at-work.ts';
import { channelTroubles } from '../delivery/channel-troubles.ts';
import type { DeliveryPorts } from '../delivery/deliver.ts';
import type { ClockCheck, Messengers } from '../delivery/messenger.ts';
import { bySource, type PostMaker, type PostSource } from '../delivery/source.ts';
import { tickStrike } from '../delivery/tick.ts';
import { type CommandState, tellOfCommands } from '../delivery/troubles.ts';
import { isClockRight } from '../delivery/trusted-clock.ts';
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
  /** What else a look at a strike goes by, compared by identity; see `createAgenda`. */
  standing: (guild: string) => readonly unknown[];
  /** Resolves when one more post may be asked for. */
  turn: () => Promise<void>;
}

/** Which strikes a beat looks at, and what it does for each. */
export interface Posting {
  /** Of these servers those whose strikes have to be looked after under a clock that stands like `check`, the most urgent first. */
  due(guilds: readonly string[], check: ClockCheck): string[];
  /** Does what is to be done for the strike of a server. A strike that is not there has nothing to do. */
  look(guild: string, check: ClockCheck): Promise<void>;
  /** Every strike is due. */
  wakeAll(): void;
}

/** What this process knows of its looks. */
interface Looking {
  secret: Uint8Array;
  restored: string | undefined;
  /** What organizers were told, by server: see `TroubleParts`. */
  told: Map<string, Set<string>>;
  /** What is in the store was compared with the log. */
  compared: Set<string>;
  /** Somebody else has written into the store since their deliveries were compared. */
  suspect: Set<string>;
}

/** The looks of all strikes; a strike for which there is nothing to do is left out until something changes. */
export async function createPosting(parts: PostingParts): Promise<Posting> {
  const { store, strikes, clock, messengers } = parts;
  const secret = await store.secret();
  const restored = await store.marks.get(RESTORED_AT);
  const looking: Looking = { secret, restored, told: new Map(), compared: new Set(), suspect: new Set() };
  let isTrusted = false;
  const agenda = createAgenda(guild => [isTrusted, ...standOf(parts, guild)]);
  return {
    due: (guilds, check) => {
      isTrusted = isClockRight(check);
      if (store.isChangedByOthers()) {
        agenda.wakeAll();
        for (const { strike } of strikes.all()) looking.suspect.add(strike.guild);
      }
      return agenda.due(guilds, clock.now());
    },
    look: async (guild, check) => {
      const view = strikes.of(guild);
      if (!view) return;
      const now = clock.now();
      agenda.begin(guild, now);
      const noticed = noticing({ ...messengers.of(guild), checkClock: async () => check }, parts.ledger);
      const isDone = await lookOnce({ ...parts, ...noticed }, view, looking);
      if (isDone && noticed.wasIdle()) agenda.rest(guild, nextLookAt(parts, view, now));
    },
    wakeAll: () => agenda.wakeAll(),
  };
}

/** Everything that a look goes by but the time; see `createAgenda`. */
function standOf({ strikes, halts, auditing, commandsOf, standing }: PostingParts, guild: string): unknown[] {
  const commands = commandsOf(guild);
  return [
    strikes.of(guild),
    halts.of(guild),
    auditing.doubts(guild),
    // What could not be entered is tried again at each beat: two of these are never the same.
    auditing.log.isWritten(guild) || {},
    commands.type === 'failing' ? commands.why : commands.type,
    ...standing(guild),
  ];
}

function nextLookAt({ sourcesOf }: PostingParts, view: StrikeView, now: DateTime): NextLook {
  const sources = sourcesOf(view);
  const besides = sources.flatMap(source => source.posts(now));
  return nextLook(
    view,
    now,
    besides,
    sources.flatMap(source => source.alarms(now)),
  );
}

/** @returns whether all was done: under a clock that is not Discord's it is not */
async function lookOnce(
  parts: PostingParts & Pick<Noticed, 'messenger'>,
  view: StrikeView,
  { secret, restored, told, compared, suspect }: Looking,
): Promise<boolean> {
  const { store, strikes, clock, halts, auditing, messenger } = parts;
  const { guild, language } = view.strike;
  const text = parts.text(language);
  const since = await knownSince(store, view.strike, clock);
  const isHalted = () => halts.of(guild) !== undefined;
  const isFrozen = () => halts.of(guild)?.mode === 'frozen';
  // An organizer may change the schedule while this beat waits for Discord: what goes out is as it stands then.
  const asItStands = () => strikes.of(guild) ?? view;
  const heard = told.get(guild) ?? new Set<string>();
  told.set(guild, heard);
  const ports: DeliveryPorts = {
    clock,
    ledger: parts.ledger,
    messenger,
    turn: parts.turn,
    troubles: channelTroubles(text, view.strike, {
      messenger: auditing.words(messenger, guild),
      repository: store.troubles,
      clock,
      isFrozen,
      told: heard,
    }),
    secret,
    unsureBefore: restored === undefined ? since : DateTime.max(since, instantOf(restored)),
    isHalted,
    ...bySource(scheduleMaker(text, asItStands, isHalted), parts.sourcesOf(view)),
    overtaken: (notice, by) => overtakenText(text, asItStands(), notice, by),
  };
  await auditing.look(guild, halts);
  if (suspect.has(guild)) {
    await parts.ledger.of(guild);
    suspect.delete(guild);
  }
  const doubts = auditing.doubts(guild);
  if (doubts.length > 0) await ports.troubles.tell({ about: 'records', doubts });
  // What was doubted at the last start may be in order at this one; later in a process it only gets more.
  else if (!compared.has(guild)) await ports.troubles.solve({ about: 'records' });
  compared.add(guild);
  const isDone = await tickStrike(ports, view, since);
  if (isDone) await tidy(parts, asItStands());
  await tellOfCommands(ports.troubles, parts.commandsOf(guild));
  return isDone;
}

/** What follows from the schedule, as it stands when it is asked: owed unless an organizer has stopped it. */
function scheduleMaker(text: Text, view: () => StrikeView, isHalted: () => boolean): PostMaker {
  return {
    isOwed: (post, now) => !isHalted() && isStillOwed(view(), post, now),
    compose: (post, now, reference, updatedAt) => composePost(text, view(), post, now, reference, updatedAt),
    pings: post => pingsOf(view(), post),
    files: async () => [],
    followUp: () => undefined,
    dayHash: () => undefined,
    told: post => toldBy(view(), post),
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
