import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { worldOf } from '../../src/app/rehearse-world.ts';
import { startRehearsal } from '../../src/rehearsal/rehearsal.ts';
import { readStrikeText } from '../../src/settings/strike-file.ts';
import { openStore } from '../../src/store/store.ts';
import type { IsoDate, Strike } from '../../src/strike/strike.ts';
import { announcementsOf, putHistory } from './history.ts';
import type { Cost, Question } from './probe.ts';

/**
 * What a beat costs: the real bot in a process of its own, on a simulated Discord, with many strikes that all have posted
 * before. First nothing is due, then every morning post at the same minute. Prints a table for docs/performance.md.
 *
 * `--profile` names a folder that is there, for a CPU profile of the idling and one of the morning.
 */
const MINUTE_MS = 60_000;
/** For so long after the idling, the loop is watched for stalls: watching costs more than idling does. */
const WATCHED_MS = 2 * MINUTE_MS;
const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const PROBE = pathToFileURL(fileURLToPath(new URL('probe.ts', import.meta.url))).href;

const { values } = parseArgs({
  options: {
    strikes: { type: 'string', default: '1000' },
    posts: { type: 'string', default: '60' },
    idle: { type: 'string', default: '600' },
    profile: { type: 'string' },
  },
});
const [strikes, posts, idleSeconds] = [values.strikes, values.posts, values.idle].map(Number) as [
  number,
  number,
  number,
];
const guilds = Array.from({ length: strikes }, (_, index) =>
  String(1_310_000_000_000_000_000n + BigInt(index) * 1_000n),
);

/** When the mornings are due: the bot has to start, and register the commands, and then to be idle for so long. */
const dueAt =
  Math.ceil((Date.now() + MINUTE_MS * 2 + strikes * 150 + idleSeconds * 1000 + WATCHED_MS) / MINUTE_MS) *
  MINUTE_MS;

function strikeFileOf(guild: string): string {
  const id = (offset: number) => `"${BigInt(guild) + BigInt(offset)}"`;
  return `guild: "${guild}"
name: Strike
union: Union
employer: The employer
began: 2024-01-01
timezone: UTC
language: en
roles: { organizer: ${id(3)} }
channels: { announcements: "${announcementsOf(guild)}", organizers: ${id(2)} }
sites: { north: { name: North gate } }
picketing: [{ days: [Mon, Tue, Wed, Thu, Fri, Sat, Sun], from: "00:05", to: "23:55" }]
announcements: { morning: "${new Date(dueAt).toISOString().slice(11, 16)}", catch_up: 60m }
`;
}

function strikeOf(guild: string): Strike {
  const read = readStrikeText(strikeFileOf(guild), 'bench');
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join('\n'));
  return read.strike;
}

/** What the bot has cost since this was last asked; from now on it does what the question says. */
async function costOf(bot: ChildProcess, question: Question): Promise<Cost> {
  bot.send(question);
  const [cost] = (await once(bot, 'message')) as [Cost];
  return cost;
}

/** Resolves when the log has had so many lines with these words. */
function logged(bot: ChildProcess, words: string, times: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let found = 0;
  if (!bot.stdout) throw new Error('the bot has no log');
  createInterface({ input: bot.stdout }).on('line', line => {
    if (line.includes(words)) found += 1;
    if (found === times) resolve();
  });
  return promise;
}

function profileOf(what: string): { profile?: string } {
  return values.profile === undefined ? {} : { profile: join(values.profile, `${what}.cpuprofile`) };
}

function stallRows(when: string, { stall }: Cost): [string, string][] {
  return [
    [`Longest stall ${when}`, `${stall?.longest.toFixed(0)} ms`],
    [`Longest computing at a stretch ${when}`, `${stall?.computed.toFixed(0)} ms`],
  ];
}

const folder = mkdtempSync(join(tmpdir(), 'picketline-bench-'));
mkdirSync(join(folder, 'strikes'));
for (const guild of guilds) writeFileSync(join(folder, 'strikes', `${guild}.yaml`), strikeFileOf(guild));
const path = join(folder, 'picketline.db');
await (await openStore(`sqlite:${path}`)).close();
putHistory(path, guilds, posts, new Date().toISOString().slice(0, 10) as IsoDate);

const arrivals: number[] = [];
const discord = await startRehearsal({
  world: worldOf(guilds.map(strikeOf)),
  clock: { now: () => Date.now() },
  onRequest: ({ method, path: asked }) => {
    if (method === 'POST' && asked.endsWith('/messages')) arrivals.push(Date.now());
  },
});
const startedAt = Date.now();
const bot = spawn(process.execPath, ['--import', PROBE, MAIN], {
  stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  env: {
    ...process.env,
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    STRIKES: join(folder, 'strikes'),
    STORE: `sqlite:${path}`,
    HTTP: '127.0.0.1:0',
  },
});
try {
  await Promise.all([logged(bot, '"ready"', 1), logged(bot, 'commands are registered', strikes)]);
  const startSeconds = (Date.now() - startedAt) / 1000;
  await wait(5_000);
  await costOf(bot, { watches: false, ...profileOf('idle') });
  const idleFrom = Date.now();
  await wait(Math.min(idleSeconds * 1000, dueAt - Date.now() - 2_000));
  const idle = await costOf(bot, { watches: true });
  const idleMs = Date.now() - idleFrom;
  await wait(dueAt - Date.now() - 1_000);
  const watched = await costOf(bot, { watches: true, ...profileOf('morning') });
  const before = arrivals.length;
  while (arrivals.length - before < strikes && Date.now() < dueAt + 10 * MINUTE_MS) await wait(100);
  const morning = await costOf(bot, { watches: false });
  const sent = arrivals.slice(before);
  const [first = Number.NaN, last = Number.NaN] = [sent[0], sent.at(-1)];
  const perSecond = (sent.length - 1) / ((last - first) / 1000);
  const rows: [string, string][] = [
    [
      'Machine',
      `${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores; ${new Date().toISOString().slice(0, 10)}`,
    ],
    ['Strikes, past posts of each', `${strikes}, ${posts}`],
    ['From start to the last server’s commands', `${startSeconds.toFixed(0)} s`],
    [`Idle, over ${(idleMs / 1000).toFixed(0)} s`, `${(idle.cpu / 10 / idleMs).toFixed(2)} % of a core`],
    ...stallRows('while idle', watched),
    ['Memory', `${(idle.memory / 1e6).toFixed(0)} MB`],
    ['First post after the minute', `${first - dueAt} ms`],
    ['Posts', `${sent.length} of ${strikes}`],
    ['Posts a second', `${perSecond.toFixed(1)}, ${(perSecond * 2).toFixed(0)} % of Discord’s 50`],
    ['CPU for each post', `${(morning.cpu / 1000 / sent.length).toFixed(1)} ms`],
    ...stallRows('in the morning', morning),
  ];
  console.log(['| | |', '|---|---|', ...rows.map(([what, figure]) => `| ${what} | ${figure} |`)].join('\n'));
} finally {
  bot.kill('SIGTERM');
  await once(bot, 'exit');
  await discord.close();
  rmSync(folder, { recursive: true });
}
