import type { Client, SendableChannels } from 'discord.js';
import { afterEach, expect, it } from 'vitest';
import { connect, createClient, GENERAL, rehearse, stopAll } from './support.ts';

afterEach(stopAll);

const SEND = { method: 'POST', path: /^\/channels\/\d+\/messages$/ };

async function setUp() {
  const rehearsal = await rehearse();
  const client = await connect(rehearsal);
  const channel = (await client.channels.fetch(GENERAL)) as SendableChannels;
  const stored = () => rehearsal.inspect.messages(GENERAL).map(({ content }) => content);
  return { rehearsal, client, channel, stored };
}

it.each`
  fault                                               | kept     | because
  ${{ kind: 'reset', stage: 'before' }}               | ${[]}    | ${'cut before it was stored'}
  ${{ kind: 'reset', stage: 'after' }}                | ${['x']} | ${'cut after it was stored'}
  ${{ kind: 'status', status: 502, stage: 'before' }} | ${[]}    | ${'a bad gateway before'}
  ${{ kind: 'status', status: 500, stage: 'after' }}  | ${['x']} | ${'an error after'}
`('fails to send, $because', async ({ fault, kept }) => {
  const { rehearsal, channel, stored } = await setUp();
  const handle = rehearsal.faults.add({ ...SEND, fault });
  await expect(channel.send('x')).rejects.toThrow();
  expect(stored()).toEqual(kept);
  expect(handle.hits()).toBe(1);
  await channel.send('y');
  expect(stored()).toEqual([...kept, 'y']);
});

it('is answered with something that is no message, which the client takes for one', async () => {
  const { rehearsal, channel, stored } = await setUp();
  rehearsal.faults.add({ ...SEND, fault: { kind: 'body', body: '<html>' } });
  expect((await channel.send('x')).id).toBeUndefined();
  expect(stored()).toEqual(['x']);
});

it('happens to the requests that the rule counts to', async () => {
  const { rehearsal, channel, stored } = await setUp();
  rehearsal.faults.add({ ...SEND, fault: { kind: 'reset', stage: 'before' }, from: 2, times: 2 });
  const outcomes: string[] = [];
  for (const text of ['1', '2', '3', '4']) {
    outcomes.push(
      await channel.send(text).then(
        () => 'sent',
        () => 'failed',
      ),
    );
  }
  expect(outcomes).toEqual(['sent', 'failed', 'failed', 'sent']);
  expect(stored()).toEqual(['1', '4']);
});

it('says no time of its own where something between has taken the Date away', async () => {
  const rehearsal = await rehearse();
  const dates: (string | null)[] = [];
  rehearsal.faults.add({ fault: { kind: 'no-date' } });
  for (const _ of [1, 2]) {
    const { headers } = await fetch(`${rehearsal.apiUrl}/v10/users/@me`);
    dates.push(headers.get('date'));
  }
  expect(dates).toEqual([null, expect.stringMatching(/ GMT$/)]);
});

it('hangs until the client gives up', async () => {
  const { rehearsal, client, stored } = await setUp();
  const handle = rehearsal.faults.add({ ...SEND, fault: { kind: 'hang', stage: 'after' } });
  const controller = new AbortController();
  const sending = client.rest.post(`/channels/${GENERAL}/messages`, {
    body: { content: 'x' },
    signal: controller.signal,
  });
  const stopped = rehearsal.inspect.next('message-created').then(() => controller.abort());
  await expect(sending).rejects.toThrow();
  await stopped;
  expect([stored(), handle.hits()]).toEqual([['x'], 1]);
});

it('waits out a rate limit and then sends once', async () => {
  const { rehearsal, channel, stored } = await setUp();
  rehearsal.faults.add({ ...SEND, fault: { kind: 'rate-limit', retryAfter: 0.01, scope: 'user' } });
  await channel.send('x');
  expect(stored()).toEqual(['x']);
  const statuses = rehearsal.inspect.requests().filter(({ method }) => method === 'POST');
  expect(statuses.map(({ status }) => status)).toEqual([429, 200]);
});

it('holds a request at the moment that matters, and lets it go', async () => {
  const { rehearsal, channel, stored } = await setUp();
  const before = rehearsal.faults.hold(SEND, 'before');
  const sending = channel.send('x');
  expect((await before.reached).body).toMatchObject({ content: 'x' });
  expect(stored()).toEqual([]);
  const after = rehearsal.faults.hold(SEND, 'after');
  before.release();
  await sending;
  const second = channel.send('y');
  await after.reached;
  expect(stored()).toEqual(['x', 'y']);
  after.release('reset');
  await expect(second).rejects.toThrow();
});

it.each(['delay', 'hold'] as const)('lets a request arrive after its sender has given up (%s)', async how => {
  const { rehearsal, client, stored } = await setUp();
  const arrived = rehearsal.inspect.next('message-created');
  const hold = how === 'hold' ? rehearsal.faults.hold(SEND, 'before') : undefined;
  if (!hold) rehearsal.faults.add({ ...SEND, fault: { kind: 'delay', ms: 50 } });
  const controller = new AbortController();
  const body = { content: 'late' };
  const sending = client.rest.post(`/channels/${GENERAL}/messages`, { body, signal: controller.signal });
  await (hold?.reached ?? rehearsal.inspect.request(SEND));
  controller.abort();
  await expect(sending).rejects.toThrow();
  hold?.release();
  await arrived;
  expect(stored()).toEqual(['late']);
});

it('dribbles an answer and still gets it through', async () => {
  const { rehearsal, client } = await setUp();
  rehearsal.faults.add({ fault: { kind: 'trickle', everyMs: 0 } });
  expect(await client.rest.get('/gateway')).toHaveProperty('url');
});

it.each(['reset', 'refused'] as const)('is away altogether (%s), and comes back', async mode => {
  const { rehearsal, client, channel } = await setUp();
  await rehearsal.faults.outage(mode);
  await expect(channel.send('x')).rejects.toThrow();
  expect(rehearsal.inspect.gateway.online()).toBe(false);
  await rehearsal.faults.outage('off');
  await backOnline(rehearsal, client);
  await channel.send('y');
  expect(rehearsal.inspect.messages(GENERAL).map(({ content }) => content)).toEqual(['y']);
});

async function backOnline(rehearsal: Awaited<ReturnType<typeof rehearse>>, client: Client): Promise<void> {
  if (rehearsal.inspect.gateway.online()) return;
  await rehearsal.inspect.next('bot-online', ({ online }) => online);
  expect(client.isReady()).toBe(true);
}

it('gives 401 to a wrong token', async () => {
  const rehearsal = await rehearse();
  const client = createClient(rehearsal);
  client.rest.setToken('wrong');
  await expect(client.rest.get('/users/@me')).rejects.toMatchObject({ status: 401, rawError: { code: 0 } });
});
