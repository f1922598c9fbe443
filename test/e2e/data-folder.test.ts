import { createHmac } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { exampleStrike } from '../support/strikes.ts';
import { AT_ONCE, QUIETLY } from './buttons.ts';
import { scratchStore } from './scratch-store.ts';
import { CAPTAIN, MEMBER, NEWCOMER, ORGANIZER, SECOND_ORGANIZER, type Stage, stage, typed } from './stage.ts';
import { compose } from './writing.ts';

const PEOPLE = [MEMBER, CAPTAIN, ORGANIZER, NEWCOMER, SECOND_ORGANIZER];
const KEPT_DAYS = 30;

let store: string;
let scene: Stage;
/** The hashes of those who did something, as the bot itself makes them. */
let hashes: string[];

/** Every byte of every file in the folder of the data: which of these texts lie in which of them? */
function found(texts: readonly string[]): string[] {
  const folder = dirname(store.slice('sqlite:'.length));
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(each => each.isFile());
  return names.flatMap(({ parentPath, name }) => {
    const bytes = readFileSync(join(parentPath, name));
    return texts.filter(text => bytes.includes(text)).map(text => `${text} in ${name}`);
  });
}

/** The bot's clock and the machine's are one here: what expires does so by the machine's. */
async function at(local: string): Promise<void> {
  vi.setSystemTime(new Date(local));
  await scene.at(local);
}

/** All that organizers do, with words of which some are taken back. */
async function use(): Promise<void> {
  await scene.ask(MEMBER, 'picket week');
  await scene.ask(NEWCOMER, 'verify', typed({ message: 'AAAA-AAAA' }));
  await scene.ask(
    CAPTAIN,
    'schedule cancel',
    typed({ date: 'tomorrow', site: 'lamc', reason: 'kept-reason' }),
  );
  await scene.press(CAPTAIN, QUIETLY);
  await scene.ask(
    ORGANIZER,
    'schedule cancel',
    typed({ date: 'tomorrow', site: 'anaheim', reason: 'dropped-wish' }),
  );
  await scene.press(ORGANIZER, 'Discard');
  await compose(scene, ORGANIZER, { headline: 'dropped-headline', text: 'dropped-text' });
  await scene.press(ORGANIZER, 'Discard');
  await compose(scene, ORGANIZER, { headline: 'kept-headline', text: 'kept-text' });
  await scene.press(ORGANIZER, 'Send');
  await scene.ask(ORGANIZER, 'automation pause', typed({ reason: 'dropped-stop' }));
  await scene.ask(SECOND_ORGANIZER, 'automation resume');
}

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.setSystemTime(new Date('2024-12-26T15:00:00-08:00'));
  store = scratchStore();
  scene = await stage('2024-12-26T15:00:00-08:00', {
    store,
    strike: { ...exampleStrike(), audit: { keepDays: KEPT_DAYS, hold: false } },
  });
});
afterEach(async () => {
  await scene.stop();
  vi.useRealTimers();
});

const DROPPED = ['dropped-wish', 'dropped-headline', 'dropped-text', 'dropped-stop'];

it('no byte of the data says who took part or what was taken back, and after a year not who organized', async () => {
  await use();
  await scene.bot.tick();
  expect(found([...PEOPLE, ...DROPPED])).toEqual([]);
  hashes = hashesOf([CAPTAIN, ORGANIZER, SECOND_ORGANIZER]);
  for (const hash of hashes) expect(found([hash])).not.toEqual([]);

  await scene.ask(ORGANIZER, 'schedule end', typed({ date: 'today', words: 'kept-words' }));
  await scene.press(ORGANIZER, AT_ONCE);
  await scene.press(SECOND_ORGANIZER, 'Approve', scene.strike.channels.organizers);
  for (const day of ['2024-12-27', '2025-01-10', '2025-01-24']) await at(`${day}T12:00:00-08:00`);
  expect(found(hashes)).not.toEqual([]);
  // The first beat after the keeping time takes it away, and needs no stop for that.
  await at('2025-01-27T12:00:00-08:00');
  await scene.bot.tick();
  expect(found([...PEOPLE, ...DROPPED, ...hashes])).toEqual([]);

  for (const month of ['02', '05', '08', '12']) await at(`2025-${month}-26T15:00:00-08:00`);
  await scene.bot.stop();
  expect(found([...PEOPLE, ...DROPPED, ...hashes])).toEqual([]);
  // What was done is still known, though not by whom.
  expect(found(['kept-reason', 'kept-headline', 'kept-words']).length).toBeGreaterThanOrEqual(3);
});

it('nor do they where the log is held: it holds the hashes, and no more', async () => {
  await scene.stop();
  scene = await stage('2024-12-26T15:00:00-08:00', {
    store,
    strike: { ...exampleStrike(), audit: { keepDays: KEPT_DAYS, hold: true } },
  });
  await use();
  hashes = hashesOf([CAPTAIN, ORGANIZER, SECOND_ORGANIZER]);
  await at('2025-12-26T15:00:00-08:00');
  expect(found([...PEOPLE, ...DROPPED])).toEqual([]);
  expect(found(hashes)).not.toEqual([]);
});

/** As the bot makes them, out of the secret that lies beside the store. */
function hashesOf(people: readonly string[]): string[] {
  const secret = Buffer.from(readFileSync(`${store.slice('sqlite:'.length)}.secret`, 'utf8'), 'base64url');
  return people.map(person =>
    createHmac('sha256', secret)
      .update(`actor/${scene.strike.guild}/${person}`)
      .digest('base64url')
      .slice(0, 22),
  );
}
