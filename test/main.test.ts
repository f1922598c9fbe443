import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openStore } from '../src/store/store.ts';
import { start } from './cli/program.ts';
import { MEMBER } from './commands/kit/routed.ts';
import { simulatedDiscord } from './discord/connected.ts';
import { EXAMPLE, EXAMPLE_FILE } from './settings/example.ts';
import { folderWith } from './settings/folder.ts';

const MAIN = 'src/main.ts';
const TOKEN = 'a-token.that-is.not-right';

/** What a host sets for a bot of its own folder, with the example as its strike. */
function hostOf(folder = folderWith()): Record<string, string> {
  return { STRIKES: EXAMPLE_FILE, STORE: `sqlite:${join(folder, 'picketline.db')}`, HTTP: '127.0.0.1:0' };
}

/** An address of an API at which nobody listens. */
async function nobodysAddress(): Promise<string> {
  const server = createServer();
  const { promise: listening, resolve } = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', resolve);
  await listening;
  const address = server.address();
  await new Promise(done => server.close(done));
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/api`;
}

describe('a start that fails says why in one sentence, with an exit code of its own', () => {
  it('a configuration that cannot be used: every problem at once, and 78', async () => {
    const folder = folderWith({ 'our.yaml': EXAMPLE.replace('began: Mon', 'began: Tue') });
    const { code, out, err } = await start(MAIN, {
      STRIKES: join(folder, 'our.yaml'),
      HTTP: 'somewhere',
      LOG_LEVEL: 'loud',
    }).ended;
    expect({ code, out }).toEqual({ code: 78, out: '' });
    expect(err.replaceAll(folder, '…')).toMatchInlineSnapshot(`
      "environment  HTTP: is not an address to listen on; write one like 127.0.0.1:8420
      environment  LOG_LEVEL: is not a level; write one of trace, debug, info, warn, error, fatal, silent
      …/our.yaml:12:8  began: 2024-10-21 is a Monday, not a Tuesday; write "Mon 2024-10-21", or the date that you mean
      3 problems. Nothing was started.
      "
    `);
  });

  it('a port of the page that is taken: 78', async () => {
    const server = createServer();
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
    onTestFinished(() => void server.close());
    const address = server.address();
    const port = String(typeof address === 'object' && address ? address.port : 0);
    const { code, out, err } = await start(MAIN, { REHEARSAL_PORT: port }).ended;
    expect({ code, out }).toEqual({ code: 78, out: '' });
    expect(err.replace(port, 'PORT')).toBe(
      'Port PORT of this computer is in use, perhaps by another rehearsal: stop that one, or set REHEARSAL_PORT to another port, or to 0 for any that is free.\n',
    );
  });

  it('a wrong token: 77, and the token is not repeated', async () => {
    const { discord } = await simulatedDiscord();
    const { code, out, err } = await start(MAIN, {
      ...hostOf(),
      DISCORD_TOKEN: TOKEN,
      DISCORD_API_URL: discord.apiUrl,
    }).ended;
    expect({ code, err }).toEqual({
      code: 77,
      err: 'Discord does not accept the token: make a new one in the developer portal and set DISCORD_TOKEN.\n',
    });
    expect(out + err).not.toContain(TOKEN);
  });

  it('an API that is away: 69', async () => {
    const { code, out, err } = await start(MAIN, {
      ...hostOf(),
      DISCORD_TOKEN: TOKEN,
      DISCORD_API_URL: await nobodysAddress(),
    }).ended;
    expect(code).toBe(69);
    expect(err).toMatch(/^Discord cannot be reached \([^\n]+\)\.\n$/);
    expect(out + err).not.toContain(TOKEN);
  });

  it('a store that another bot holds: 74, and the other goes on', async () => {
    const host = hostOf();
    const held = await openStore(host.STORE ?? '');
    const { code, out, err } = await start(MAIN, { ...host }).ended;
    expect({ code, out }).toEqual({ code: 74, out: '' });
    expect(err).toMatch(
      /^Another Picketline is already running with .+: stop it first, two bots would post twice\.\n$/,
    );
    await expect(held.isWritable()).resolves.toBe(true);
    await held.close();
  });

  it('a server that the store cannot be on: 74', async () => {
    const folder = folderWith({ 'no-folder': 'a file' });
    const store = `sqlite:${join(folder, 'no-folder', 'picketline.db')}`;
    const { code, err } = await start(MAIN, { ...hostOf(), STORE: store }).ended;
    expect(code).toBe(74);
    expect(err).toMatch(/cannot be written/);
    expect(err.trim().split('\n')).toHaveLength(1);
  });
});

describe('a stop', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'on %s ends with 0, and lets go of port and store',
    async signal => {
      const host = hostOf();
      const program = start(MAIN, { ...host, REHEARSAL_PORT: '0' });
      const address = await program.printed(/http:\/\/127\.0\.0\.1:\d+\//);
      await expect(fetch(address)).resolves.toBeDefined();
      program.kill(signal);
      const { code, err } = await program.ended;
      expect({ code, err }).toEqual({ code: 0, err: '' });
      await expect(fetch(address)).rejects.toThrow('fetch failed');
      await (await openStore(host.STORE ?? '')).close();
    },
  );

  it('of a bot against Discord leaves the gateway, and ends with 0', async () => {
    const { discord, strike } = await simulatedDiscord();
    const program = start(MAIN, {
      ...hostOf(),
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
    });
    await program.printed('"msg":"ready"');
    // Once it has answered somebody, its start is over to the last line.
    const answered = discord.inspect.next('message-created', ({ stored }) => stored.onlyFor === MEMBER);
    const help = discord.inspect.commands(strike.guild).find(({ name }) => name === 'help');
    discord.act.command({
      person: MEMBER,
      locale: 'en-US',
      guildId: strike.guild,
      channelId: strike.channels.announcements,
      commandId: help?.id ?? '',
      options: [],
    });
    await answered;
    expect(discord.inspect.gateway.online()).toBe(true);
    program.kill('SIGTERM');
    const { code, out, err } = await program.ended;
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).not.toContain(discord.token);
    expect(discord.inspect.gateway.online()).toBe(false);
  });
});

describe('a bot whose token is taken away while it runs', () => {
  it('ends with 77 and a sentence', async () => {
    const { discord } = await simulatedDiscord();
    const program = start(MAIN, {
      ...hostOf(),
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
    });
    await program.printed('"msg":"ready"');
    discord.faults.gateway.close(4004);
    const { code, err } = await program.ended;
    expect(code).toBe(77);
    expect(err).toMatch(/^Discord does not accept the token: [^\n]+\n$/);
  });
});
