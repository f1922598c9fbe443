import { type APIMessage, MessageFlags } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { seenMessage } from '../../../commands/verify/read-message.ts';

const BOT = '1310000000000000900';
const PLACE = { channel_id: '21', message_id: '501' };
const at = '2024-12-23T14:30:00.000000+00:00';

function message(more: object = {}): APIMessage {
  return {
    id: '777',
    channel_id: '23',
    author: { id: '1310000000000000501' },
    content: 'hello',
    timestamp: at,
    edited_timestamp: null,
    ...more,
  } as APIMessage;
}

describe('what is seen of a message', () => {
  it.each`
    more                                                                                                                | seen                                                                                               | because
    ${{}}                                                                                                               | ${{ isOwn: false, content: 'hello' }}                                                              | ${'somebody else’s'}
    ${{ content: '' }}                                                                                                  | ${{ isOwn: false }}                                                                                | ${'hidden, or without words'}
    ${{ author: { id: BOT } }}                                                                                          | ${{ isOwn: true, content: 'hello' }}                                                               | ${'ours'}
    ${{ author: { id: BOT }, content: '' }}                                                                             | ${{ isOwn: true, content: '' }}                                                                    | ${'ours, emptied'}
    ${{ author: { id: '55', bot: true, username: 'Picketline' }, webhook_id: '55' }}                                    | ${{ isOwn: false, content: 'hello' }}                                                              | ${'a webhook with our name'}
    ${{ edited_timestamp: at }}                                                                                         | ${{ isOwn: false, content: 'hello', editedAt: at }}                                                | ${'edited'}
    ${{ message_reference: PLACE }}                                                                                     | ${{ isOwn: false, content: 'hello' }}                                                              | ${'a reply is no copy'}
    ${{ content: '', message_reference: { type: 1, ...PLACE }, message_snapshots: [{ message: { content: 'ours' } }] }} | ${{ isOwn: false, content: 'ours', origin: { how: 'forward', channel: '21', message: '501' } }}    | ${'a forward'}
    ${{ content: '', message_reference: { type: 1, ...PLACE }, message_snapshots: [{ message: { content: '' } }] }}     | ${{ isOwn: false, origin: { how: 'forward', channel: '21', message: '501' } }}                     | ${'a forward, hidden'}
    ${{ flags: MessageFlags.IsCrosspost, message_reference: PLACE }}                                                    | ${{ isOwn: false, content: 'hello', origin: { how: 'published', channel: '21', message: '501' } }} | ${'published into a following channel'}
  `('$because', ({ more, seen }) => {
    expect(seenMessage(message(more), BOT)).toEqual({ type: 'message', at, ...seen });
  });
});
