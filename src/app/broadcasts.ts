import { randomBytes } from 'node:crypto';
import type { Broadcasting } from '../../commands/kit/command.ts';
import type { DeliveryOf, Ledger } from '../announcements/delivery.ts';
import type { IsPast } from '../audit/purge.ts';
import { lastWordOn } from '../broadcasts/alerts.ts';
import { type ApprovedBroadcasts, openBroadcasts } from '../broadcasts/approved.ts';
import { type Broadcast, broadcastSchema } from '../broadcasts/broadcast.ts';
import { createDrafts } from '../broadcasts/drafts.ts';
import { laterChangesOf } from '../broadcasts/later-changes.ts';
import { readSerial } from '../broadcasts/parts.ts';
import type { PictureRepository } from '../broadcasts/pictures.ts';
import { type BroadcastPorts, createTurns, type Deed } from '../broadcasts/ports.ts';
import { createProgress } from '../broadcasts/progress.ts';
import { resultsOf } from '../broadcasts/results.ts';
import { createSentMessages } from '../broadcasts/sent.ts';
import { broadcastSource } from '../broadcasts/source.ts';
import type { Halts } from '../delivery/halts.ts';
import type { PostSource } from '../delivery/source.ts';
import { refusalsIn } from '../delivery/troubles.ts';
import type { Clock } from '../platform/clock.ts';
import type { Store } from '../store/store.ts';
import type { Strike } from '../strike/strike.ts';
import type { Strikes, StrikeView } from '../strike/view.ts';
import type { LaterChanges } from '../verify/verdict.ts';
import type { Translator } from '../wording/translator.ts';
import { approvedOf, draftsOf, intentsOf, picturesOf } from './broadcast-records.ts';

export interface BroadcastParts {
  store: Store;
  strikes: Strikes;
  halts: Halts;
  text: Translator;
  clock: Clock;
  look: () => void;
  record: (guild: string, deed: Deed) => Promise<void>;
  isWritten: BroadcastPorts['isWritten'];
  isEntered: BroadcastPorts['isEntered'];
  /** Leaves out what the audit log does not stand for. */
  sift: (stored: readonly Broadcast[]) => Broadcast[];
}

/** What commands, and the posting side, need of broadcasts. */
export interface BroadcastSide {
  broadcasting: Broadcasting;
  sourceOf(view: StrikeView): PostSource;
  /** What organizers have approved on a server: another list once anything of it is another. */
  standing(guild: string): unknown;
  /** What organizers have done about a message since it was sent. */
  laterChangesOf(delivery: DeliveryOf<'sent'>): Promise<LaterChanges | undefined>;
  /** Takes out who wrote what is past its keeping time; a draft of then goes altogether. */
  forgetAuthors(guild: string, isPast: IsPast): Promise<void>;
  /** The ledger; its writes are reported to organizers who watch a message being sent. */
  watched(ledger: Ledger): Ledger;
  /** Nobody watches a message being sent any longer: the bot is stopping. */
  endWatching: () => void;
}

export async function createBroadcasting(parts: BroadcastParts): Promise<BroadcastSide> {
  const { store, strikes, clock, look, record, isWritten, isEntered } = parts;
  const broadcasts = await openBroadcasts(approvedOf(store, parts.sift));
  const pictures = picturesOf(store);
  const progress = createProgress();
  const inTurn = createTurns();
  const deliveries = (guild: string) => store.deliveries.ofKind(guild, 'broadcast');
  const results = async (broadcast: Broadcast) =>
    resultsOf(
      strikeOf(strikes, broadcast.guild),
      broadcast,
      await deliveries(broadcast.guild),
      refusalsIn(await store.troubles.open(broadcast.guild)),
    );
  const [drafts, intents] = [draftsOf(store), intentsOf(store)];
  const ports: BroadcastPorts = {
    strikeOf: guild => strikeOf(strikes, guild),
    broadcasts,
    drafts,
    intents,
    dropPicture: async hash => {
      const users = [
        ...(await drafts.all()),
        ...(await store.recordsOf('broadcasts', broadcastSchema).all()),
      ];
      if (!users.some(({ picture }) => picture?.hash === hash)) await pictures.drop(hash);
    },
    haltOf: guild => parts.halts.of(guild),
    deliveries,
    clock,
    newId: () => randomBytes(9).toString('base64url'),
    look,
    record,
    isWritten,
    isEntered,
  };
  // Each that was altered is doubted from now on. What cannot be read is told to who asks for it.
  for (const draft of await drafts.all().catch(() => [])) isWritten(draft);
  return {
    broadcasting: {
      ...createDrafts(ports, inTurn),
      ...createSentMessages(ports, inTurn),
      of: guild => broadcasts.of(guild),
      find: (guild, id) => broadcasts.find(guild, id),
      deliveries,
      results,
      pictures,
      progress: (guild, id) =>
        progress.of(async () => {
          const broadcast = broadcasts.find(guild, id);
          return broadcast ? results(broadcast) : [];
        }),
    },
    laterChangesOf: async delivery => {
      const { guild, kind } = delivery;
      const found = kind === 'broadcast' ? broadcasts.find(guild, readSerial(delivery).id) : undefined;
      return found && laterChangesOf(found, delivery, lastWordOn(broadcasts.of(guild), found));
    },
    forgetAuthors: async (guild, isPast) => {
      for (const each of broadcasts.of(guild)) {
        if (each.author.hash === '' || !isPast(each.approvedAt, each.id)) continue;
        await broadcasts.replace({ ...each, author: { ...each.author, hash: '' } });
      }
      for (const { id, shownAt, ...draft } of await drafts.all()) {
        if (draft.guild === guild && isPast(shownAt, id)) await drafts.forget(id);
      }
      for (const { id, expiresAt, ...intent } of await intents.all()) {
        if (intent.guild === guild && isPast(expiresAt, id)) await intents.forget(id);
      }
    },
    standing: guild => broadcasts.of(guild),
    sourceOf: ({ strike }) => sourceFor(parts, strike, broadcasts, pictures),
    watched: ledger => ({
      ...ledger,
      save: async delivery => {
        await ledger.save(delivery);
        progress.changed();
      },
      release: async key => {
        await ledger.release(key);
        progress.changed();
      },
    }),
    endWatching: progress.end,
  };
}

function sourceFor(
  { text, halts, clock }: BroadcastParts,
  strike: Strike,
  broadcasts: ApprovedBroadcasts,
  pictures: PictureRepository,
): PostSource {
  const haltOf = () => halts.of(strike.guild);
  return broadcastSource({ text: text(strike.language), strike, broadcasts, pictures, haltOf, clock });
}

function strikeOf(strikes: Strikes, guild: string): Strike {
  const view = strikes.of(guild);
  if (!view) throw new RangeError(`no strike in ${guild}`);
  return view.strike;
}
