import type { SendableChannels } from 'discord.js';
import { afterEach, expect, it } from 'vitest';
import { BO, connect, GENERAL, GUILD, movableClock, rehearse, stopAll } from './support.ts';

afterEach(stopAll);

const SEND = { method: 'POST', path: '^/channels/\\d+/messages$' };

async function setUp() {
  const clock = movableClock();
  const control = {
    zone: 'UTC',
    nextPost: () => undefined,
    jumpTo: async (instant: number) => clock.advance(instant - clock.now()),
  };
  const rehearsal = await rehearse({ clock, control });
  const client = await connect(rehearsal);
  const channel = (await client.channels.fetch(GENERAL)) as SendableChannels;
  const remote = async (method: string, path: string, body?: object) => {
    const response = await fetch(`${rehearsal.pageUrl}rehearsal/${path}`, {
      method,
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return { status: response.status, body: (await response.json()) as unknown };
  };
  return { rehearsal, client, channel, clock, remote };
}

it('lets another process script faults and look at messages and requests', async () => {
  const { channel, remote } = await setUp();
  await remote('POST', 'faults', { ...SEND, fault: { kind: 'reset', stage: 'before' }, times: null });
  await expect(channel.send('x')).rejects.toThrow();
  await expect(channel.send('x')).rejects.toThrow();
  await remote('DELETE', 'faults');
  await channel.send('y');
  expect((await remote('GET', `messages?channel=${GENERAL}`)).body).toMatchObject([{ content: 'y' }]);
  const requests = (await remote('GET', 'requests')).body as { method: string; status?: number }[];
  expect(requests.filter(({ method }) => method === 'POST').map(({ status }) => status)).toEqual([
    undefined,
    undefined,
    200,
  ]);
  expect((await remote('POST', 'faults', { fault: { kind: 'nonsense' } })).status).toBe(400);
});

it('lets another process hold a request, and kill or let go', async () => {
  const { channel, remote } = await setUp();
  const { id } = (await remote('POST', 'holds', { ...SEND, stage: 'after' })).body as { id: string };
  const sending = channel.send('y');
  expect((await remote('GET', `holds/${id}`)).body).toMatchObject({
    body: { content: 'y' },
    carriedOut: true,
  });
  await remote('POST', `holds/${id}`, { outcome: { status: 500 } });
  await expect(sending).rejects.toMatchObject({ status: 500 });
});

it('lets another process make the gateway fail, and the whole of Discord', async () => {
  const { rehearsal, remote } = await setUp();
  await remote('POST', 'gateway', { action: 'refuse', on: true });
  const away = rehearsal.inspect.next('bot-online');
  await remote('POST', 'gateway', { action: 'drop' });
  await away;
  expect((await remote('GET', 'gateway')).body).toMatchObject({ online: false });
  const back = rehearsal.inspect.next('bot-online');
  await remote('POST', 'gateway', { action: 'refuse', on: false });
  expect((await back).online).toBe(true);

  await remote('POST', 'outage', { mode: 'reset' });
  await expect(fetch(`${rehearsal.apiUrl}/v10/gateway`)).rejects.toThrow();
  await remote('POST', 'outage', { mode: 'off' });
  expect((await remote('POST', 'outage', { mode: 'refused' })).status).toBe(400);
});

it('lets another process move the clock and act as people', async () => {
  const { rehearsal, clock, remote } = await setUp();
  await remote('POST', 'clock', { to: Date.parse('2025-01-09T12:00:00Z') });
  expect(new Date(clock.now()).toISOString().slice(0, 16)).toBe('2025-01-09T12:00');
  await remote('POST', 'act/message', {
    args: [{ person: BO, locale: 'en-US', channelId: GENERAL, content: 'Hi' }],
  });
  expect(rehearsal.inspect.messages(GENERAL)).toMatchObject([{ content: 'Hi' }]);
  await remote('POST', 'act/kickBot', { args: [GUILD] });
  expect((await remote('GET', `commands?guild=${GUILD}`)).body).toEqual([]);
  expect((await remote('POST', 'act/toString', { args: [] })).status).toBe(404);
});
