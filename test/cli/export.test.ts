import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { readStrikeText } from '../../src/settings/strike-file.ts';
import { QUIETLY } from '../e2e/buttons.ts';
import { MEMBER, ORGANIZER, SECOND_ORGANIZER, stage, typed } from '../e2e/stage.ts';
import { EXAMPLE } from '../settings/example.ts';
import { start } from './program.ts';

/** Every kind of act, with words that YAML or Discord could read as something else. */
const ACTS: [string, Record<string, string>][] = [
  ['schedule cancel', { date: 'tomorrow', site: 'fontana', reason: '2024: "heat" # & *all* @everyone' }],
  ['schedule hours', { date: 'tomorrow', site: 'anaheim', start: '8 am', end: 'noon', reason: 'yes' }],
  ['schedule move', { date: 'tomorrow', site: 'downey', place: '- the south gate' }],
  ['schedule add', { date: 'Jan 2', start: '11 p.m.', end: '2 a.m.', site: 'lamc' }],
  ['schedule add', { date: 'Jan 3', title: '**Rally**', time: 'lunchtime', where: 'null' }],
  ['schedule quiet', { date: 'Jan 6', until: 'Jan 7', reason: '1e3' }],
  ['schedule open', { date: 'Jan 8', name: 'コナ', zone: 'Pacific/Honolulu', gate: '{ gate: 4 }' }],
  ['schedule close', { date: 'Jan 9', site: 'lancaster' }],
  ['schedule suspend', { date: 'Jan 20', until: 'Jan 21', reason: '~' }],
  ['bargaining session cancel', { session: 'Jan 9', reason: 'wildfires: again', 'new-date': 'Jan 16' }],
  ['bargaining session add', { session: 'Jan 29' }],
  ['bargaining statement', { source: 'employer', text: 'true', link: 'https://example.org/#a' }],
  ['bargaining nothing-new', { day: 'Dec 27', time: '5 p.m.' }],
];

it('what organizers have done is written as YAML with which the strike file alone says the same', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'picketline-export-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const store = `sqlite:${join(folder, 'store.db')}`;
  const scene = await stage('2024-12-26T15:00:00-08:00', { store });
  onTestFinished(() => scene.stop());
  for (const [command, options] of ACTS) {
    await scene.ask(ORGANIZER, command, typed(options));
    const confirmed = await scene.press(
      ORGANIZER,
      command.startsWith('schedule') ? QUIETLY : 'Only record it',
    );
    const said =
      command === 'schedule suspend'
        ? await scene.press(SECOND_ORGANIZER, 'Approve', scene.strike.channels.organizers)
        : confirmed;
    expect(said, command).toContain('**Done.**');
  }
  const [offer] = await scene.choices(ORGANIZER, 'schedule undo', 'act');
  await scene.ask(ORGANIZER, 'schedule undo', typed({ act: offer?.value ?? '' }));
  await scene.press(ORGANIZER, QUIETLY);
  const said = await scene.ask(MEMBER, 'picket week');

  const exported = await start('src/cli/export.ts', {}, { args: ['--store', store] }).ended;
  expect(exported).toMatchObject({ code: 0, err: '' });
  const reading = readStrikeText(`${EXAMPLE}\n${exported.out}`, 'our.yaml');
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));

  const other = await stage('2024-12-26T15:00:00-08:00', { strike: reading.strike });
  onTestFinished(() => other.stop());
  expect(await other.ask(MEMBER, 'picket week')).toBe(said);
  for (const question of ['picket sites', 'negotiations status', 'negotiations timeline']) {
    expect(await other.ask(MEMBER, question)).toBe(await scene.ask(MEMBER, question));
  }
  expect(await other.ask(ORGANIZER, 'schedule list')).toBe(await scene.ask(ORGANIZER, 'schedule list'));
  for (const date of ['Dec 27', 'Jan 2', 'Jan 3', 'Jan 6', 'Jan 8', 'Jan 9', 'Jan 20']) {
    const [was, is] = await Promise.all([
      scene.ask(MEMBER, 'picket on', typed({ date })),
      other.ask(MEMBER, 'picket on', typed({ date })),
    ]);
    expect(is).toBe(was);
  }
  // Who it was is not in it, not even as a hash; and what was done is not told again.
  expect(exported.out).not.toMatch(/actor|mention|tell|1310000000000000503/);
  await other.bot.tick();
  expect(other.announcements()).toEqual([]);
});
