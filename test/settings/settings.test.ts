import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { explainProblems } from '../../src/settings/problem.ts';
import { readSettings } from '../../src/settings/settings.ts';
import { changed, EXAMPLE } from './example.ts';
import { folderWith } from './folder.ts';

const TOKEN = 'MTMxMDAwMDAwMDAwMDAwMDAwMQ.Gx4fQ2.not-a-real-token-but-shaped-like-one';
const OWN = { 'config/strikes/ours.yaml': changed('name: Kaiser mental health strike', 'name: Ours') };

function settingsOf(env: Record<string, string>, root = folderWith(OWN)) {
  const reading = readSettings({ env, root });
  if (!reading.ok) throw new Error(explainProblems(reading.problems));
  return reading.settings;
}

function toldOf(env: Record<string, string>, root = folderWith(OWN)): string[] {
  const reading = readSettings({ env, root });
  return reading.ok ? [] : explainProblems(reading.problems).split('\n').slice(0, -1);
}

describe('a rehearsal', () => {
  it('is what it is without a token, with the example, in memory and on this machine only', () => {
    const { strikes, ...settings } = settingsOf({}, folderWith());
    expect(strikes.map(({ name }) => name)).toEqual(['Kaiser mental health strike']);
    expect(settings).toEqual({
      mode: 'rehearsal',
      strikeSource: 'example',
      store: 'sqlite::memory:',
      http: { host: '127.0.0.1', port: 8420 },
      logLevel: 'info',
    });
  });

  it("uses the host's own strike files if there are any", () => {
    const { strikes, strikeSource } = settingsOf({});
    expect([strikeSource, ...strikes.map(({ name }) => name)]).toEqual(['own', 'Ours']);
  });

  it("tells the problems of the host's own files rather than hide them behind the example", () => {
    expect(toldOf({}, folderWith({ 'config/strikes/ours.yaml': '' }))).toEqual([
      'config/strikes/ours.yaml:1:1  the file is empty; write the strike as keys: guild, name, union, …',
    ]);
  });

  it('takes its own start, port and store', () => {
    const root = folderWith(OWN);
    const env = { REHEARSAL_START: '2024-12-23T06:25:00-08:00', REHEARSAL_PORT: '0', STORE: 'sqlite:x.db' };
    expect(settingsOf(env, root)).toMatchObject({
      mode: 'rehearsal',
      start: '2024-12-23T06:25:00-08:00',
      port: 0,
      store: `sqlite:${join(root, 'x.db')}`,
    });
  });
});

describe('live', () => {
  it('is what it is with a token', () => {
    const root = folderWith(OWN);
    expect(settingsOf({ DISCORD_TOKEN: ` ${TOKEN}\n` }, root)).toMatchObject({
      mode: 'live',
      token: TOKEN,
      strikeSource: 'own',
      store: `sqlite:${join(root, 'data/picketline.db')}`,
    });
  });

  it('takes everything that can be set', () => {
    const root = folderWith({ 'elsewhere/a.yaml': EXAMPLE });
    const env = {
      DISCORD_TOKEN: 'any token will do for another Discord'.replaceAll(' ', '-'),
      DISCORD_API_URL: 'http://127.0.0.1:9/api/',
      STRIKES: 'elsewhere',
      STORE: 'sqlite::memory:',
      HTTP: '[::1]:80',
      PUBLIC_URL: 'https://picket.example.org/',
      DEADMAN_URL: 'https://hc-ping.com/x',
      LOG_LEVEL: 'debug',
    };
    const { strikes, ...settings } = settingsOf(env, root);
    expect(strikes).toHaveLength(1);
    expect(settings).toEqual({
      mode: 'live',
      token: env.DISCORD_TOKEN,
      apiUrl: 'http://127.0.0.1:9/api',
      strikeSource: 'own',
      store: 'sqlite::memory:',
      http: { host: '::1', port: 80 },
      publicUrl: 'https://picket.example.org',
      deadmanUrl: 'https://hc-ping.com/x',
      logLevel: 'debug',
    });
  });

  it('takes the token from a file, without the blanks around it', () => {
    const root = folderWith({ ...OWN, 'secrets/token': `${TOKEN}\n` });
    expect(settingsOf({ DISCORD_TOKEN_FILE: 'secrets/token' }, root)).toMatchObject({
      mode: 'live',
      token: TOKEN,
    });
  });

  it.each([
    ['no folder', {}],
    ['an empty folder', { 'config/strikes/.gitkeep': '' }],
  ])('needs a strike file: %s', (_, files) => {
    expect(toldOf({ DISCORD_TOKEN: TOKEN }, folderWith(files))).toEqual([
      'config/strikes  there is no strike file here; copy config/examples/nuhw-kaiser-2024.yaml here and make it yours',
    ]);
  });
});

it('does not rehearse the example where a place was named that holds no strike file', () => {
  const root = folderWith({ 'ours/notes.txt': 'later' });
  expect(toldOf({ STRIKES: 'ours' }, root)).toEqual([
    'ours  there is no strike file here; copy config/examples/nuhw-kaiser-2024.yaml here and make it yours',
  ]);
  expect(settingsOf({ STRIKES: '' }, root)).toMatchObject({ strikeSource: 'example' });
});

describe('.env', () => {
  it('is read, and the environment wins', () => {
    const root = folderWith({
      ...OWN,
      '.env': `DISCORD_TOKEN="${TOKEN}"\nLOG_LEVEL=warn\nHTTP=81 # a port\n`,
    });
    expect(settingsOf({ LOG_LEVEL: 'error' }, root)).toMatchObject({
      mode: 'live',
      token: TOKEN,
      logLevel: 'error',
      http: { host: '127.0.0.1', port: 81 },
    });
  });

  it('does not go live where the environment sets the token to nothing', () => {
    const root = folderWith({ '.env': `DISCORD_TOKEN=${TOKEN}` });
    expect(settingsOf({ DISCORD_TOKEN: '' }, root).mode).toBe('rehearsal');
    expect(settingsOf({ DISCORD_TOKEN: ' ' }, root)).toMatchObject({
      mode: 'rehearsal',
      strikeSource: 'example',
    });
  });

  it('is named where it is wrong', () => {
    const root = folderWith({ ...OWN, '.env': `LOG_LEVEL=loud\nDISCORD_TOKN=${TOKEN}\nTZ=UTC\n` });
    expect(toldOf({}, root)).toEqual([
      '.env:2  DISCORD_TOKN: is not a variable that is read; did you mean `DISCORD_TOKEN`?',
      '.env  LOG_LEVEL: is not a level; write one of trace, debug, info, warn, error, fatal, silent',
    ]);
  });

  it.skipIf(process.platform === 'win32')(
    'is refused where others can read it, as is the file of the token',
    () => {
      const root = folderWith({ ...OWN, '.env': 'DISCORD_TOKEN_FILE=token', token: TOKEN });
      const exposed = (name: string) =>
        `other users of this machine can read it; run: chmod 600 ${join(root, name)}`;
      chmodSync(join(root, '.env'), 0o644);
      expect(toldOf({}, root)[0]).toBe(`.env  ${exposed('.env')}`);
      chmodSync(join(root, '.env'), 0o600);
      chmodSync(join(root, 'token'), 0o640);
      expect(toldOf({}, root)).toEqual([
        `.env  DISCORD_TOKEN_FILE: names a file that cannot be used: ${exposed('token')}`,
      ]);
      chmodSync(join(root, 'token'), 0o400);
      expect(settingsOf({}, root)).toMatchObject({ mode: 'live', token: TOKEN });
    },
  );

  const NOT_UTF8 = 'the text here is not UTF-8; save the file as UTF-8';
  const MEANT = "is not read, and looks as if it were the bot's token; the name for that is `DISCORD_TOKEN`";
  const NO_VARIABLE = 'this line sets no variable; write NAME=value, or put a # before a comment';
  const UNCLOSED = 'a quote that is opened on this line is not closed on it; close it';

  it.each<[why: string, content: string | Uint8Array, told: string]>([
    ['UTF-16 with its mark', Buffer.from(`\ufeffDISCORD_TOKEN=${TOKEN}`, 'utf16le'), `.env:1:1  ${NOT_UTF8}`],
    ['UTF-16 without it', Buffer.from(`DISCORD_TOKEN=${TOKEN}`, 'utf16le'), `.env  ${NOT_UTF8}`],
    [
      'a colon',
      `DISCORD_TOKEN: ${TOKEN}`,
      '.env:1  this line has a colon where an equals sign belongs; write NAME=value',
    ],
    ['the token alone', `# mine\n\n${TOKEN}\n`, `.env:3  ${NO_VARIABLE}`],
    ['a name with a space', `DISCORD TOKEN=${TOKEN}`, `.env:1  ${NO_VARIABLE}`],
    ['no equals sign', `DISCORD_TOKEN ${TOKEN}`, `.env:1  ${NO_VARIABLE}`],
    ['another name', `TOKEN=${TOKEN}`, `.env:1  TOKEN: ${MEANT}`],
    ['another name, the token spoilt', 'export BOT_TOKEN = "x y"', `.env:1  BOT_TOKEN: ${MEANT}`],
    ['a name that says nothing of it', `bot=${TOKEN}`, `.env:1  bot: ${MEANT}`],
    ['a name that could be part of it', `MTMxMDAwMDAw=${TOKEN}`, `.env:1  ${MEANT}`],
    [
      'small letters',
      `discord_token=${TOKEN}`,
      '.env:1  discord_token: is not a variable that is read; did you mean `DISCORD_TOKEN`?',
    ],
    ['an open quote', `DISCORD_TOKEN="${TOKEN}`, `.env:1  ${UNCLOSED}`],
    ['a quote that closes on the next line', `DISCORD_TOKEN='${TOKEN}\r\nLOG_LEVEL='`, `.env:1  ${UNCLOSED}`],
    [
      'more after the quote',
      `DISCORD_TOKEN="MTMx"${TOKEN}`,
      '.env:1  something stands after the closing quote; take it out, or write the value unquoted',
    ],
  ])('that was meant to hold a token is told, never rehearsed: %s', (_, content, told) => {
    const [first] = toldOf({}, folderWith({ ...OWN, '.env': content }));
    expect(first).toBe(told);
    for (const part of TOKEN.split('.')) expect(first).not.toContain(part);
  });

  it('is not another file', () => {
    expect(toldOf({}, folderWith({ ...OWN, '.env.txt': `DISCORD_TOKEN=${TOKEN}` }))).toEqual([
      '.env.txt  is not read under this name; rename it to .env',
    ]);
    expect(toldOf({}, folderWith({ ...OWN, '.env': '#'.repeat(1_000_001) }))).toEqual([
      '.env  this file is larger than a megabyte, which no .env is; check which file this is',
    ]);
  });

  it.each([
    ['a byte order mark', `\ufeffDISCORD_TOKEN=${TOKEN}`],
    ['export, spaces, and a comment', ` export DISCORD_TOKEN = '${TOKEN}' # mine\r\n`],
    ['an old kind of line end', `# mine\rDISCORD_TOKEN=${TOKEN}`],
    ["another program's token beside it", `DISCORD_TOKEN=${TOKEN}\nGITHUB_TOKEN=x`],
  ])('may have %s', (_, content) => {
    expect(settingsOf({}, folderWith({ ...OWN, '.env': content }))).toMatchObject({ token: TOKEN });
  });

  it('may hold the token of another program where the environment has ours', () => {
    const root = folderWith({ ...OWN, '.env': 'GITHUB_TOKEN=x' });
    expect(settingsOf({ DISCORD_TOKEN: TOKEN }, root)).toMatchObject({ token: TOKEN });
  });

  it('may not be a folder', () => {
    expect(toldOf({}, folderWith({ '.env/x': '' }))).toEqual(['.env  this is a folder; write a file here']);
  });
});

describe('problems with the environment', () => {
  it.each([
    [
      'DISCORD_TOKEN',
      'abc',
      "is not a bot's token, which is three parts with dots between; copy it again from Discord's developer portal",
    ],
    ['DISCORD_TOKEN', `Bot ${TOKEN}`, 'starts with the word Bot; write the token alone'],
    ['DISCORD_TOKEN', `${TOKEN} x`, 'has blanks or letters that no token has; copy it again, alone'],
    [
      'DISCORD_TOKEN_FILE',
      'nope',
      'names a file that cannot be used: there is no such file; check the name, and where a link leads',
    ],
    [
      'DISCORD_TOKEN_FILE',
      'config/strikes/ours.yaml',
      'names a file that does not hold a token; put the token into it, alone',
    ],
    ['DISCORD_API_URL', 'discord.com', 'is not a web address; write it in full, like https://example.org'],
    ['STORE', 'sqlite://data/x.db', 'is not a store that is known; write one like sqlite:data/picketline.db'],
    ['STORE', 'mysql://x', 'is not a store that is known; write one like sqlite:data/picketline.db'],
    ['HTTP', 'localhost:99999', 'is not an address to listen on; write one like 127.0.0.1:8420'],
    ['PUBLIC_URL', 'ftp://x', 'is not a web address; write it in full, like https://example.org'],
    ['DEADMAN_URL', 'https://', 'is not a web address; write it in full, like https://example.org'],
    ['LOG_LEVEL', 'loud', 'is not a level; write one of trace, debug, info, warn, error, fatal, silent'],
    [
      'REHEARSAL_START',
      '2024-12-23T06:25',
      'is not an instant with its offset; write one like 2024-12-23T06:25:00-08:00',
    ],
    ['REHEARSAL_PORT', '8421a', 'is not a port; write a number up to 65535'],
  ])('%s=%s', (name, text, told) => {
    expect(toldOf({ [name]: text })).toEqual([`environment  ${name}: ${told}`]);
  });

  it('are told all at once, with those of the strike files', () => {
    const root = folderWith({ 'config/strikes/ours.yaml': changed('language: en', 'language: 5') });
    const reading = readSettings({ env: { HTTP: 'x', DISCORD_TOKEN: 'a', DISCORD_TOKEN_FILE: 'b' }, root });
    expect(reading.ok ? '' : explainProblems(reading.problems)).toBe(
      [
        'environment  HTTP: is not an address to listen on; write one like 127.0.0.1:8420',
        'environment  DISCORD_TOKEN_FILE: is set as well as DISCORD_TOKEN; set one of them',
        'config/strikes/ours.yaml:14:11  language: is the number 5; write a language, like en or es',
        '3 problems. Nothing was started.',
      ].join('\n'),
    );
  });

  it('never tell any of the token', () => {
    const secret = 'hunter2-hunter2';
    const root = folderWith({ ...OWN, secret });
    const told = [
      ...toldOf({ DISCORD_TOKEN: secret }, root),
      ...toldOf({ DISCORD_TOKEN: `Bot ${secret}` }, root),
      ...toldOf({ DISCORD_TOKEN: `${secret} ${secret}` }, root),
      ...toldOf({ DISCORD_TOKEN_FILE: 'secret' }, root),
      ...toldOf({ DISCORD_TOKEN: secret, DISCORD_TOKEN_FILE: 'secret' }, root),
    ];
    expect(told).toHaveLength(5);
    expect(told.join('\n')).not.toContain('hunter2');
  });
});

it('says one problem in the singular', () => {
  expect(explainProblems([{ file: 'environment', path: 'HTTP', message: 'is odd' }])).toBe(
    'environment  HTTP: is odd\n1 problem. Nothing was started.',
  );
});
