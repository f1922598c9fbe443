import type { ClockState, LiveEvent, PageChannel, PageMessage, Snapshot } from '../protocol.ts';
import { pingsReader } from './pings.ts';

/** How many messages of a channel were not looked at, and how many of them ping this person. */
export interface Unread {
  count: number;
  pings: number;
  /** The first of them: where the line "New" is drawn. */
  from: string;
}

/** A notice to this person alone that something got no answer. */
export interface Failure {
  interactionId: string;
  channelId: string;
  message: string;
}

export interface OpenModal {
  interactionId: string;
  modal: Extract<LiveEvent, { type: 'modal' }>['modal'];
}

/** Everything the page shows that came from the server. */
export interface State {
  snapshot: Snapshot;
  /** The channel on screen. */
  channelId: string;
  unread: Record<string, Unread>;
  /** Ids of messages that pinged this person. */
  pinged: Set<string>;
  failures: Failure[];
  modal?: OpenModal;
  /** What the page's own clock said when the rehearsal's clock was told. */
  clockHeardAt: number;
}

/**
 * The state after an event. Pure: `heardAt` is the page's own clock in milliseconds, for letting the rehearsal's
 * run on. A snapshot keeps the channel on screen where it still exists; otherwise `wanted` or the first is shown.
 */
export function applyEvent(
  state: State | undefined,
  event: LiveEvent,
  heardAt: number,
  wanted?: string,
): State | undefined {
  if (event.type === 'snapshot') return fromSnapshot(state, event, heardAt, wanted);
  if (!state) return undefined;
  switch (event.type) {
    case 'message':
      return addMessage(state, event.channelId, event.message, event.pings);
    case 'message-changed':
      return withMessages(state, event.channelId, messages =>
        messages.map(message => (message.id === event.message.id ? event.message : message)),
      );
    case 'message-deleted':
      return withMessages(state, event.channelId, messages =>
        messages.filter(message => message.id !== event.messageId),
      );
    case 'channels':
      return keepChannel({
        ...state,
        snapshot: { ...state.snapshot, channels: withEphemerals(state, event.channels) },
      });
    case 'commands':
      return { ...state, snapshot: { ...state.snapshot, commands: event.commands } };
    case 'clock':
      return setClock(state, event.clock, heardAt);
    case 'bot':
      return { ...state, snapshot: { ...state.snapshot, botOnline: event.online } };
    case 'modal':
      return { ...state, modal: { interactionId: event.interactionId, modal: event.modal } };
    case 'form-taken':
      return state;
    case 'interaction-failed': {
      const { interactionId, channelId, message } = event;
      return { ...state, failures: [...state.failures, { interactionId, channelId, message }] };
    }
  }
}

/** The rehearsal's clock, as just told. */
export function setClock(state: State, clock: ClockState, heardAt: number): State {
  return { ...state, snapshot: { ...state.snapshot, clock }, clockHeardAt: heardAt };
}

/** The rehearsal's time now: it runs on from what was last told. */
export function nowOf(state: State, pageNow: number): number {
  return state.snapshot.clock.now + (pageNow - state.clockHeardAt);
}

/** Shows a channel; the one that is left counts as read, and so does this one. */
export function openChannel(state: State, channelId: string): State {
  if (channelId === state.channelId) return state;
  const { [state.channelId]: _left, ...unread } = state.unread;
  const opened = unread[channelId];
  if (opened) unread[channelId] = { ...opened, count: 0, pings: 0 };
  return { ...state, channelId, unread };
}

/** The channel on screen. */
export function currentChannel(state: State): PageChannel | undefined {
  return state.snapshot.channels.find(({ channel }) => channel.id === state.channelId);
}

function fromSnapshot(
  before: State | undefined,
  snapshot: Snapshot,
  clockHeardAt: number,
  wanted: string | undefined,
): State {
  const samePerson = before?.snapshot.person.id === snapshot.person.id;
  const pinged = snapshot.channels
    .flatMap(({ messages, guildId }) => messages.filter(message => pingsReader(message, snapshot, guildId)))
    .map(({ id }) => id);
  return keepChannel({
    snapshot,
    channelId: before?.channelId ?? wanted ?? '',
    unread: samePerson ? before.unread : {},
    pinged: new Set(pinged),
    failures: [],
    clockHeardAt,
  });
}

function keepChannel(state: State): State {
  if (currentChannel(state)) return state;
  return { ...state, channelId: state.snapshot.channels[0]?.channel.id ?? '' };
}

/** The server forgets what only this person saw; on screen it stays until it is dismissed. */
function withEphemerals(before: State, channels: PageChannel[]): PageChannel[] {
  return channels.map(entry => {
    const old = before.snapshot.channels.find(({ channel }) => channel.id === entry.channel.id);
    const kept = (old?.messages ?? []).filter(({ ephemeral }) => ephemeral);
    const messages = [...entry.messages, ...kept].toSorted((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
    return { ...entry, messages };
  });
}

function addMessage(state: State, channelId: string, message: PageMessage, pings: boolean): State {
  const added = withMessages(state, channelId, messages =>
    messages.some(one => one.id === message.id)
      ? messages.map(one => (one.id === message.id ? message : one))
      : [...messages, message],
  );
  const pinged = pings ? new Set([...state.pinged, message.id]) : state.pinged;
  const own = message.author.id === state.snapshot.person.id;
  if (channelId === state.channelId || own) return { ...added, pinged };
  const before = state.unread[channelId];
  const counted = before && before.count > 0 ? before : { count: 0, pings: 0, from: message.id };
  const unread = { ...counted, count: counted.count + 1, pings: counted.pings + Number(pings) };
  return { ...added, pinged, unread: { ...state.unread, [channelId]: unread } };
}

function withMessages(
  state: State,
  channelId: string,
  change: (messages: PageMessage[]) => PageMessage[],
): State {
  const channels = state.snapshot.channels.map(entry =>
    entry.channel.id === channelId ? { ...entry, messages: change(entry.messages) } : entry,
  );
  return { ...state, snapshot: { ...state.snapshot, channels } };
}
