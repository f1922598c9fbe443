import { describe, expect, it } from 'vitest';
import {
  applyEvent,
  currentChannel,
  nowOf,
  openChannel,
  type State,
} from '../../src/rehearsal/page/state.ts';
import type { LiveEvent, PageMessage, Snapshot } from '../../src/rehearsal/protocol.ts';

const person = { id: '101', name: 'Rosa', label: 'Member' };

function message(id: string, more: Partial<PageMessage> = {}): PageMessage {
  return {
    id,
    channel_id: '1',
    author: { id: '900' },
    mentions: [],
    mention_roles: [],
    ...more,
  } as PageMessage;
}

const snapshot = {
  type: 'snapshot',
  person,
  persons: [person],
  application: { id: '900', name: 'Picketline' },
  guilds: [
    { guild: { id: '5', name: 'Union' }, roles: [], members: [{ user: { id: '101' }, roles: ['14'] }] },
  ],
  channels: [
    { channel: { id: '1' }, guildId: '5', messages: [message('10', { mention_roles: ['14'] })] },
    { channel: { id: '2' }, guildId: '5', messages: [] },
  ],
  commands: {},
  clock: { now: 1_000_000, zone: 'UTC' },
  botOnline: true,
} as unknown as Snapshot;

function stateAfter(...events: LiveEvent[]): State {
  const state = events.reduce<State | undefined>(
    (before, event) => applyEvent(before, event, 500),
    undefined,
  );
  if (!state) throw new Error('no snapshot');
  return state;
}

const idsIn = (state: State, channelId: string) =>
  state.snapshot.channels.find(({ channel }) => channel.id === channelId)?.messages.map(({ id }) => id);

describe('what the page knows', () => {
  it('is nothing before a snapshot', () => {
    expect(applyEvent(undefined, { type: 'bot', online: true }, 0)).toBeUndefined();
  });

  it('shows the first channel, or the one that is wanted', () => {
    expect(stateAfter(snapshot).channelId).toBe('1');
    expect(applyEvent(undefined, snapshot, 0, '2')?.channelId).toBe('2');
    expect(applyEvent(undefined, snapshot, 0, 'gone')?.channelId).toBe('1');
  });

  it('marks an earlier message that pings one of their roles', () => {
    expect([...stateAfter(snapshot).pinged]).toEqual(['10']);
  });

  it('counts what comes elsewhere, and forgets it once it is read and left', () => {
    const come = (id: string, pings: boolean) =>
      ({ type: 'message', channelId: '2', message: message(id), pings }) as const;
    const state = stateAfter(snapshot, come('20', false), come('21', true));
    expect(state.unread['2']).toEqual({ count: 2, pings: 1, from: '20' });
    const opened = openChannel(state, '2');
    expect(opened.unread['2']).toEqual({ count: 0, pings: 0, from: '20' });
    expect(openChannel(opened, '1').unread).toEqual({});
  });

  it('takes changes, deletions, and the same message twice', () => {
    const add = { type: 'message', channelId: '1', message: message('11'), pings: false } as const;
    expect(idsIn(stateAfter(snapshot, add, add), '1')).toEqual(['10', '11']);
    const changed = stateAfter(snapshot, add, {
      type: 'message-changed',
      channelId: '1',
      message: message('11', { content: 'new' }),
    });
    expect(currentChannel(changed)?.messages[1]?.content).toBe('new');
    expect(
      idsIn(stateAfter(snapshot, { type: 'message-deleted', channelId: '1', messageId: '10' }), '1'),
    ).toEqual([]);
  });

  it('keeps an ephemeral message when the channels are told anew', () => {
    const own = message('9', { ephemeral: true });
    const state = stateAfter(
      snapshot,
      { type: 'message', channelId: '1', message: own, pings: false },
      { type: 'channels', channels: snapshot.channels },
    );
    expect(idsIn(state, '1')).toEqual(['9', '10']);
  });

  it('goes to another channel when the one on screen is gone', () => {
    const channels = snapshot.channels.slice(1);
    expect(stateAfter(snapshot, { type: 'channels', channels }).channelId).toBe('2');
  });

  it('lets the clock run on from when it was told', () => {
    expect(nowOf(stateAfter(snapshot), 2_500)).toBe(1_002_000);
  });
});
