import { describe, expect, it } from 'vitest';
import {
  DiscordUnavailable,
  fatalClose,
  isConnected,
  logIn,
  watchGateway,
} from '../../../src/discord/gateway/login.ts';
import { clientOf, connect, type Discord, simulatedDiscord } from '../connected.ts';

const NEW_TOKEN =
  'Discord does not accept the token: make a new one in the developer portal and set DISCORD_TOKEN.';

/** Why a login fails. */
async function whyNot(stage: Discord, token = stage.discord.token): Promise<DiscordUnavailable> {
  const error = await logIn(clientOf(stage.discord), token).then(
    () => new Error('it logged in'),
    (error: unknown) => error,
  );
  if (error instanceof DiscordUnavailable) return error;
  throw error;
}

describe('a login', () => {
  it('takes one IDENTIFY, and gives a client that is ready', async () => {
    const { client, discord } = await connect(await simulatedDiscord());
    expect(client.isReady()).toBe(true);
    expect(discord.inspect.gateway.identifies()).toBe(1);
  });

  it.each(['not.the.token', 'x', ''])('with the wrong token “%s” says so, without it', async token => {
    const why = await whyNot(await simulatedDiscord(), token);
    expect(why).toMatchObject({ message: NEW_TOKEN, isTokenAtFault: true });
  });

  it('that the gateway refuses as the wrong token says the same', async () => {
    const stage = await simulatedDiscord();
    stage.discord.faults.gateway.closeOnIdentify(4004);
    expect(await whyNot(stage)).toMatchObject({ message: NEW_TOKEN, isTokenAtFault: true });
  });

  it.each([4010, 4011, 4012, 4013, 4014])('that the gateway closes with %i says why', async code => {
    const stage = await simulatedDiscord();
    stage.discord.faults.gateway.closeOnIdentify(code);
    const why = await whyNot(stage);
    expect(why).toMatchObject({ message: fatalClose(code).message, isTokenAtFault: false });
    expect(why.message).toMatch(/^Discord refused the connection: [^.]+\.$/);
  });

  it.each(['refused', 'reset'] as const)('to an API that is away (%s) says so', async mode => {
    const stage = await simulatedDiscord();
    await stage.discord.faults.outage(mode);
    const why = await whyNot(stage);
    expect(why.message).toMatch(/^Discord cannot be reached \(.+\)\.$/);
    expect(why.isTokenAtFault).toBe(false);
  });

  it('that Discord allows no more of today says until when', async () => {
    const stage = await simulatedDiscord();
    stage.discord.faults.gateway.setSessionStartsLeft(0);
    const why = await whyNot(stage);
    expect(why.message).toMatch(
      /^The bot has started so often that Discord takes no more logins until \d{4}-\S+Z\.$/,
    );
    expect(stage.discord.inspect.gateway.identifies()).toBe(0);
  });

  it.each([[''], ['here'], ['http://127.0.0.1:1'], [null]])(
    'to a gateway at no address (%j) says so',
    async url => {
      const stage = await simulatedDiscord();
      const limit = { total: 1000, remaining: 1000, reset_after: 1000, max_concurrency: 1 };
      const body = JSON.stringify({ url, shards: 1, session_start_limit: limit });
      stage.discord.faults.add({
        path: /gateway/,
        times: 2,
        fault: { kind: 'spoil', spoil: () => ({ status: 200, body }) },
      });
      expect((await whyNot(stage)).message).toBe(
        'Discord cannot be reached (the answer has no address of the gateway).',
      );
    },
  );

  it('to an API that fails says so', async () => {
    const stage = await simulatedDiscord();
    const fault = { kind: 'status', status: 503, stage: 'before' } as const;
    stage.discord.faults.add({ path: /gateway/, times: Number.POSITIVE_INFINITY, fault });
    expect((await whyNot(stage)).message).toBe(
      'Discord is there, but answers with a fault of its own, 503 (Service Unavailable).',
    );
  });
});

describe('a gateway that closes later', () => {
  it.each([
    [4004, true],
    [4014, false],
  ])('for good (%i) is told in a sentence', async (code, isTokenAtFault) => {
    const { client, discord } = await connect(await simulatedDiscord());
    const why = new Promise<DiscordUnavailable>(resolve => watchGateway(client, resolve));
    discord.faults.gateway.close(code);
    await expect(why).resolves.toMatchObject({ message: fatalClose(code).message, isTokenAtFault });
  });

  it('for a while is not', async () => {
    const { client, discord } = await connect(await simulatedDiscord());
    const fatal: unknown[] = [];
    watchGateway(client, why => fatal.push(why));
    const resumed = new Promise(resolve => client.once('shardResume', resolve));
    discord.faults.gateway.drop();
    await resumed;
    expect(fatal).toEqual([]);
  });

  it('is known to be away until it is back', async () => {
    const { client, discord } = await connect(await simulatedDiscord());
    expect(isConnected(client)).toBe(true);
    const lost = new Promise(resolve => client.once('shardReconnecting', resolve));
    const resumed = new Promise(resolve => client.once('shardResume', resolve));
    discord.faults.gateway.drop();
    await lost;
    expect(isConnected(client)).toBe(false);
    await resumed;
    expect(isConnected(client)).toBe(true);
  });

  it('because the bot itself goes is not', async () => {
    const { client } = await connect(await simulatedDiscord());
    const fatal: unknown[] = [];
    watchGateway(client, why => fatal.push(why));
    await client.destroy();
    expect(fatal).toEqual([]);
  });
});
