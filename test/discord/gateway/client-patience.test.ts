import { RateLimitError, Routes } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { failureOf } from '../../../src/discord/channels/api-errors.ts';
import { createClient } from '../../../src/discord/gateway/client.ts';
import type { FaultRule } from '../../../src/rehearsal/faults.ts';
import { simulatedDiscord } from '../connected.ts';

const SHORT_MS = 200;
/** For what is not about patience, on a busy machine. */
const LONG_MS = 15_000;
const MB = 1024 * 1024;
const HELLO = { content: 'Hello', allowed_mentions: { parse: [] } };

/** The bot's client, not connected, and something that will happen to its first request. */
async function clientWith(fault: FaultRule['fault'], patienceMs = LONG_MS) {
  const { discord, strike } = await simulatedDiscord();
  discord.faults.add({ fault });
  const client = createClient(discord.apiUrl, patienceMs);
  client.rest.setToken(discord.token);
  return { client, route: Routes.channelMessages(strike.channels.announcements) };
}

async function readOnce(fault: FaultRule['fault'], patienceMs?: number): Promise<unknown> {
  const { client, route } = await clientWith(fault, patienceMs);
  return client.rest.get(route);
}

describe('a request of the bot', () => {
  it('is answered, also in bits that come in time', async () => {
    await expect(readOnce({ kind: 'trickle', everyMs: 1 })).resolves.toEqual([]);
  });

  it.each<FaultRule['fault']>([
    { kind: 'hang', stage: 'before' },
    { kind: 'hang', stage: 'after' },
    { kind: 'trickle', everyMs: 60_000 },
  ])('is given up when the answer is not there in time: %j', async fault => {
    await expect(readOnce(fault, SHORT_MS)).rejects.toThrow('aborted');
  });

  it.each([
    ['read', 'of 8 MB', 8 * MB, true],
    ['cut off', 'of more', 8 * MB + 1, false],
  ])('is %s when the answer is one %s', async (_what, _size, bytes, isRead) => {
    const text = JSON.stringify('x'.repeat(bytes - 2));
    const read = readOnce({ kind: 'spoil', spoil: () => ({ status: 200, body: text }) });
    const outcome = await read.then(
      () => true,
      (error: unknown) => failureOf(error),
    );
    const problem = `Discord’s answer is longer than ${8 * MB} bytes.`;
    expect(outcome).toEqual(isRead || { type: 'unknown', problem });
  });

  it.each(['user', 'global', 'shared'] as const)(
    'to look for a post does not wait for a rate limit (%s) to end: every other channel would wait, too',
    async scope => {
      await expect(readOnce({ kind: 'rate-limit', retryAfter: 3600, scope })).rejects.toThrow(RateLimitError);
    },
  );

  it('nor does any other of a tick’s, once Discord limits the whole bot', async () => {
    const { client, route } = await clientWith({ kind: 'rate-limit', retryAfter: 3600, scope: 'global' });
    await expect(client.rest.post(route, { body: HELLO })).rejects.toThrow(RateLimitError);
    await expect(client.rest.get(Routes.user('@me'))).rejects.toThrow(RateLimitError);
    await expect(client.rest.get(route)).rejects.toThrow(RateLimitError);
    const edited = client.rest.patch(`${route}/1310000000000009999`, { body: HELLO });
    await expect(edited).rejects.toThrow(RateLimitError);
  });
});
