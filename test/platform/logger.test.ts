import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { createLogger, type Logger, type LogLevel } from '../../src/platform/logger.ts';

/** Made up, in the shapes that Discord gives out. */
const TOKEN = ['MTMxMDAwMDAwMDAwMDAwMDAwMQ', 'GhIjKl', 'a-B_c0dEfGhIjKlMnOpQrStUvWxYz0123456789ab'].join('.');
const INTERACTION_TOKEN = `aW50ZXJhY3Rpb246${'MTMxMDAwMDAw'.repeat(9)}`;
const WEBHOOK_TOKEN = 'wH00k-t0ken_'.repeat(6).slice(0, 68);
const DEADMAN = 'https://hc.example/ping/0c2f1a7e-6e0b-4b8f-9f3a-5d1e2c3b4a59';
const ODD = 'pass"word\\with/odd?signs';

function recording(level: LogLevel = 'debug', secrets: string[] = [DEADMAN, ODD]) {
  const lines: string[] = [];
  const log = createLogger({ level, secrets, destination: { write: line => lines.push(line) } });
  return { log, lines, entries: () => lines.map(line => JSON.parse(line) as Record<string, unknown>) };
}

const api = 'https://discord.com/api/v10';
const withToken = new Error(`login with ${TOKEN} failed`, { cause: new TypeError(`Bot ${TOKEN}\n${TOKEN}`) });
const discordError = Object.assign(new Error('Missing Access'), {
  name: 'DiscordAPIError[50001]',
  code: 50001,
  status: 403,
  method: 'PATCH',
  url: `${api}/webhooks/1310000000000000001/${WEBHOOK_TOKEN}/messages/@original`,
  requestBody: { json: { content: 'what a member wrote' } },
});
const loop: Record<string, unknown> = { TOKEN };
loop.self = loop;

const places: Record<string, (log: Logger) => void> = {
  'the text': log => log.info(`token ${TOKEN}, ${DEADMAN}, ${ODD}`),
  'an error’s message, stack and cause': log => log.error({ err: withToken }, 'failed'),
  'an error under any name, however deep': log => log.error({ a: [{ reason: withToken }] }, 'failed'),
  'an AggregateError': log => log.error({ err: new AggregateError([withToken], TOKEN) }, 'failed'),
  'an error of Discord’s': log => log.error({ err: discordError }, 'failed'),
  'nested data': log => log.warn({ a: { b: [{ c: `x${TOKEN}y` }] }, d: [[ODD]] }, 'odd'),
  'keys of data': log => log.warn({ [TOKEN]: 1, m: { [DEADMAN]: 2 } }, 'odd'),
  'data that runs in a circle': log => log.warn({ loop }, 'odd'),
  'bindings of a child': log => log.child({ url: DEADMAN, bot: TOKEN }).info('child'),
  'a header': log => log.debug({ headers: { Authorization: `Bot ${TOKEN}` } }, 'request'),
  'a field named token': log => log.debug({ interaction: { token: 'qwertz-uiop' } }, 'interaction'),
  'JSON in a text': log =>
    log.debug({ body: JSON.stringify(JSON.stringify({ token: 'qwertz-uiop' })) }, 'request'),
  'the path of a webhook': log => log.info({ path: `/webhooks/131/${WEBHOOK_TOKEN}?wait=true` }, 'request'),
  'the path of an interaction': log =>
    log.info(`POST ${api}/interactions/131/${INTERACTION_TOKEN}/callback failed`),
  'an interaction’s token alone': log => log.info({ arg: INTERACTION_TOKEN }, 'request'),
  'an escaped address': log => log.info(encodeURIComponent(`${api}/webhooks/131/${WEBHOOK_TOKEN}`)),
  'an escaped secret': log => log.info({ q: encodeURIComponent(ODD), json: JSON.stringify({ v: ODD }) }, 'q'),
  'an address with a password': log => log.info({ store: 'postgres://bot:qwertz-uiop@db/picket' }, 'store'),
  'a text with line ends before it': log => log.info(`\n${TOKEN}\t${TOKEN}\u001b${TOKEN}`),
};

describe('the logger', () => {
  it.each(Object.keys(places))('keeps secrets out of %s', place => {
    const { log, lines, entries } = recording();
    places[place]!(log);
    const everything =
      lines.join('') +
      entries()
        .map(entry => JSON.stringify(entry))
        .join('');
    expect(lines).toHaveLength(1);
    for (const secret of [TOKEN, INTERACTION_TOKEN, WEBHOOK_TOKEN, DEADMAN, ODD, 'qwertz-uiop']) {
      expect(everything).not.toContain(secret);
      expect(everything).not.toContain(JSON.stringify(secret).slice(1, -1));
      expect(everything).not.toContain(secret.slice(-20));
    }
    expect(everything).toContain('[scrubbed]');
  });

  it('keeps what a host needs of an error, and not what people wrote', () => {
    const { log, lines, entries } = recording();
    log.error({ err: discordError, channel: '1310000000000000021' }, 'post refused');
    expect(entries()[0]).toMatchObject({
      level: 'error',
      msg: 'post refused',
      channel: '1310000000000000021',
      err: {
        type: 'DiscordAPIError[50001]',
        message: 'Missing Access',
        code: 50001,
        status: 403,
        url: `${api}/webhooks/1310000000000000001/[scrubbed]/messages/@original`,
        stack: expect.stringContaining('logger.test.ts') as string,
      },
    });
    expect(lines.join('')).not.toContain('what a member wrote');
  });

  it('leaves ordinary lines as they are', () => {
    const { log, entries } = recording();
    const data = {
      key: '1310000000000000001/1310000000000000021/2024-12-23/morning',
      at: '2024-12-23T14:30:00.000Z',
      version: 'discord.js@14.28.1',
      file: 'config/examples/nuhw-kaiser-2024.yaml:12:5',
      host: 'gateway-us-east1-b.discord.gg',
      text: 'Tagalog: “Magandang umaga” · 日本語 · 🪧',
    };
    log.info(data, 'posted');
    expect(entries()[0]).toEqual({
      level: 'info',
      time: expect.any(String) as string,
      ...data,
      msg: 'posted',
    });
  });

  it('writes nothing below its level', () => {
    const { log, lines } = recording('warn');
    log.debug('no');
    log.info('no');
    log.child({ a: 1 }).info('no');
    log.warn('yes');
    expect(lines).toHaveLength(1);
    expect(recording('silent').lines).toEqual([]);
  });

  it('does not blank out what is too short to be a secret', () => {
    const { log, entries } = recording('info', ['', 'a']);
    log.info('a picket line');
    expect(entries()[0]?.msg).toBe('a picket line');
  });

  it.each(['stdout', 'stderr'] as const)('has written to %s when the process dies', stream => {
    const source = `
      import { createLogger } from ${JSON.stringify(new URL('../../src/platform/logger.ts', import.meta.url))};
      const log = createLogger({ level: 'info', destination: '${stream}' });
      log.info('last words ${TOKEN}');
      process.kill(process.pid, 'SIGKILL');`;
    const child = spawnSync(process.execPath, ['--input-type=module', '--eval', source], {
      encoding: 'utf8',
    });
    expect(child.signal).toBe('SIGKILL');
    expect(JSON.parse(child[stream])).toMatchObject({ msg: 'last words [scrubbed]' });
    expect(child[stream === 'stdout' ? 'stderr' : 'stdout']).toBe('');
  });
});
