import type { DateTime } from 'luxon';
import { pingsOf } from '../../src/announcements/act-notices.ts';
import { composePost } from '../../src/announcements/compose.ts';
import type { Delivery, Ledger, PostKey } from '../../src/announcements/delivery.ts';
import { overtakenText } from '../../src/announcements/overtaken.ts';
import { isStillOwed } from '../../src/announcements/owed.ts';
import { openAt } from '../../src/announcements/relevance.ts';
import { toldBy } from '../../src/announcements/word.ts';
import { channelTroubles } from '../../src/delivery/channel-troubles.ts';
import type { DeliveryPorts } from '../../src/delivery/deliver.ts';
import type { Halt } from '../../src/delivery/halts.ts';
import type {
  ClockCheck,
  FindOutcome,
  Messenger,
  OutgoingMessage,
  ReadOutcome,
  SendOutcome,
} from '../../src/delivery/messenger.ts';
import { tickStrike } from '../../src/delivery/tick.ts';
import type { Trouble, TroubleRepository } from '../../src/delivery/troubles.ts';
import { type Clock, movableClock } from '../../src/platform/clock.ts';
import type { StrikeView } from '../../src/strike/view.ts';
import { english, exampleView } from '../wording/say/example.ts';

/** A ledger in memory that can be made to fail. */
export function memoryLedger(): Ledger & { deliveries: Map<PostKey, Delivery>; failing: boolean } {
  const deliveries = new Map<PostKey, Delivery>();
  const ledger = {
    deliveries,
    failing: false,
    claim: async (delivery: Delivery) => {
      refuseIf(ledger.failing);
      if (deliveries.has(delivery.key)) return false;
      deliveries.set(delivery.key, delivery);
      return true;
    },
    save: async (delivery: Delivery) => {
      refuseIf(ledger.failing);
      deliveries.set(delivery.key, delivery);
    },
    release: async (key: PostKey) => void deliveries.delete(key),
    find: async (key: PostKey) => deliveries.get(key),
    open: async (guild: string, now: DateTime) => (await ledger.of(guild)).filter(openAt(now)),
    of: async (guild: string) => (await ledger.all()).filter(each => each.guild === guild),
    ofKind: async (guild: string, kind: string) =>
      (await ledger.of(guild)).filter(each => each.kind === kind),
    latest: async (guild: string, most: number) =>
      (await ledger.of(guild)).toSorted((a, b) => b.dueAt.localeCompare(a.dueAt)).slice(0, most),
    all: async () => [...deliveries.values()],
  };
  return ledger;
}

function refuseIf(failing: boolean): void {
  if (failing) throw new Error('the disk is full');
}

/** What becomes of the next send: it is stored or not, and it is answered so. */
export type Mishap = { stored: boolean; answer: SendOutcome };

/** Discord's channels in memory: they store, they can be looked at, and they can go wrong. */
export function memoryChannels(clock: Clock = movableClock('2024-12-23T06:30:00-08:00')) {
  const messages: { channel: string; message: OutgoingMessage; id: string; at: DateTime<true> }[] = [];
  const asked: { channel: string; message: OutgoingMessage }[] = [];
  const mishaps: Mishap[] = [];
  const edits: SendOutcome[] = [];
  const channels: Messenger & {
    messages: typeof messages;
    /** Every message that was asked for, stored or not. */
    asked: typeof asked;
    mishaps: Mishap[];
    /** What becomes of the next edits. */
    edits: SendOutcome[];
    looking: FindOutcome | undefined;
    ahead: number | undefined;
    clock: ClockCheck | undefined;
    in(channel: string): string[];
  } = {
    messages,
    asked,
    mishaps,
    /** What looking gives instead of the truth. */
    looking: undefined,
    in: (channel: string) =>
      messages.filter(each => each.channel === channel).map(each => each.message.content),
    send: async (channel: string, message: OutgoingMessage): Promise<SendOutcome> => {
      asked.push({ channel, message });
      const mishap = mishaps.shift();
      const id = String(messages.length + 1);
      if (mishap?.stored ?? true) messages.push({ channel, message, id, at: clock.now() });
      return mishap?.answer ?? { type: 'sent', messageId: id };
    },
    edit: async (channel: string, messageId: string, content: string): Promise<SendOutcome> => {
      const edited = edits.shift() ?? { type: 'sent', messageId };
      const found = messages.find(each => each.channel === channel && each.id === messageId);
      if (found && edited.type === 'sent') found.message = { ...found.message, content };
      return edited;
    },
    edits,
    close: (channel: string, messageId: string, content: string) =>
      channels.edit(channel, messageId, content),
    read: async (channel: string, messageId: string): Promise<ReadOutcome> => {
      const found = messages.find(each => each.channel === channel && each.id === messageId);
      return found
        ? { type: 'read', content: found.message.content }
        : { type: 'refused', code: 10008, problem: 'Unknown Message' };
    },
    remove: async (_channel: string, messageId: string): Promise<SendOutcome> => ({
      type: 'sent',
      messageId,
    }),
    publish: async (_channel: string, messageId: string): Promise<SendOutcome> => ({
      type: 'sent',
      messageId,
    }),
    /** How far the bot's clock is ahead of Discord's, in milliseconds; undefined where Discord cannot be asked. */
    ahead: 0,
    /** What comparing the clocks gives, whatever `ahead` is. */
    clock: undefined,
    checkClock: async () =>
      channels.clock ??
      (channels.ahead === undefined
        ? { type: 'unreached', problem: 'connect ECONNREFUSED' }
        : { type: 'compared', aheadMs: channels.ahead }),
    find: async (channel: string, reference: string): Promise<FindOutcome> => {
      const found = messages.find(
        each => each.channel === channel && each.message.content.includes(reference),
      );
      return (
        channels.looking ??
        (found
          ? { type: 'found', messageId: found.id, content: found.message.content, at: found.at }
          : { type: 'absent' })
      );
    },
  };
  return channels;
}

/** A bot's posting side on the example strike, with everything that it touches in the test's hands. */
export function bench(start: string, view: StrikeView = exampleView()) {
  const clock = movableClock(start);
  const ledger = memoryLedger();
  const channels = memoryChannels(clock);
  const knownSince = movableClock('2024-12-01T00:00:00Z').now();
  const state = { view, unsureBefore: knownSince, halt: undefined as Halt | undefined };
  const told: Trouble[] = [];
  const open = new Set<string>();
  const repository: TroubleRepository = {
    open: async () => [...open],
    add: async (_guild, key) => void open.add(key),
    remove: async (_guild, key) => void open.delete(key),
  };
  const isFrozen = () => state.halt?.mode === 'frozen';
  const heard = new Set<string>();
  const troublesBy = (messenger: Messenger) =>
    channelTroubles(english, view.strike, { messenger, repository, clock, isFrozen, told: heard });
  const ports = ({
    messenger,
    ledger: kept,
  }: Pick<DeliveryPorts, 'messenger' | 'ledger'>): DeliveryPorts => ({
    clock,
    ledger: kept,
    messenger,
    turn: async () => {},
    troubles: {
      tell: alert => {
        told.push(alert);
        return troublesBy(messenger).tell(alert);
      },
      solve: solved => troublesBy(messenger).solve(solved),
    },
    secret: new Uint8Array(32),
    unsureBefore: state.unsureBefore,
    isHalted: () => state.halt !== undefined,
    isOwed: (post, now) => state.halt === undefined && isStillOwed(state.view, post, now),
    compose: (post, now, reference, updatedAt) =>
      composePost(english, state.view, post, now, reference, updatedAt),
    owedBesides: () => [],
    pings: post => pingsOf(state.view, post),
    files: async () => [],
    followUp: () => undefined,
    dayHash: () => undefined,
    overtaken: (notice, by) => overtakenText(english, state.view, notice, by),
    told: post => toldBy(state.view, post),
  });
  return {
    clock,
    ledger,
    channels,
    state,
    told,
    announcements: () => channels.in(view.strike.channels.announcements),
    troubles: () => channels.in(view.strike.channels.organizers),
    tick: () => tickStrike(ports({ messenger: channels, ledger }), state.view, knownSince),
    /** A tick with such ports. */
    tickWith: (used: Pick<DeliveryPorts, 'messenger' | 'ledger'>) =>
      tickStrike(ports(used), state.view, knownSince),
    states: () => [...ledger.deliveries.values()].map(({ date, kind, state: at }) => `${date} ${kind} ${at}`),
  };
}
