import { afterEach, expect, it } from 'vitest';
import { carelessMentions } from '../support/mentions.ts';
import { QUIETLY } from './buttons.ts';
import { ORGANIZER, type Stage, stage, typed } from './stage.ts';

/** Discord's limits must not take away what matters: who is pinged, where, and what is said to be cut. */
let scene: Stage;

afterEach(async () => {
  await scene.stop();
  expect(scene.violations).toEqual([]);
  expect(carelessMentions(scene.discord.inspect.requests())).toEqual([]);
});

const LONG = `${'because of many things '.repeat(10)}`.slice(0, 199);
const CUT = '-# Cut here; the message is whole.';

/** The morning post, the evening notice and the week's outlook are out. */
async function evening(): Promise<void> {
  scene = await stage('2024-12-29T17:59:00-08:00');
  for (const local of ['2024-12-29T18:00', '2024-12-30T06:30', '2024-12-30T17:00', '2024-12-30T17:30']) {
    await scene.at(`${local}:00-08:00`);
  }
  expect(scene.announcements()).toHaveLength(3);
}

it('a preview with three edits and a notice has the ping line, every label, and says what is cut', async () => {
  await evening();
  const options = { date: 'today', until: 'Jan 10', reason: LONG, ping: 'members' };
  const preview = await scene.ask(ORGANIZER, 'schedule quiet', typed(options));
  expect(preview.length).toBeLessThanOrEqual(2000);
  expect(preview).toContain('Pings the role “members”, with the notice only.');
  expect(preview.match(/^I post in/gm)).toHaveLength(1);
  expect(preview.match(/^I edit my message in/gm)).toHaveLength(3);
  expect(preview).toContain(CUT);
  const quotes = preview.split('\n').filter(line => line.startsWith('> **'));
  expect(quotes).toHaveLength(4);
});

it('a preview is of one screen; all that fits a message is behind a button', async () => {
  await evening();
  const short = await scene.ask(ORGANIZER, 'schedule end', typed({ date: 'today', words: 'x'.repeat(600) }));
  // The union's words are never cut: everybody will read them.
  expect(short).toContain('x'.repeat(600));
  expect(short).toContain(CUT);
  const preview = await scene.press(ORGANIZER, 'Whole messages');
  expect(preview.length).toBeGreaterThan(short.length);
  expect(preview).toContain('x'.repeat(600));
  const [notice] = preview.split('I edit my message');
  expect(notice).not.toContain(CUT);
});

it('every line moved, with a long place and a long reason, can still be announced', async () => {
  await evening();
  const options = { date: 'Thu Jan 2', site: 'fontana', place: LONG, reason: LONG };
  for (const site of scene.strike.sites) {
    await scene.ask(
      ORGANIZER,
      'schedule move',
      typed({ ...options, site: site.id, place: `${site.id} ${LONG}`.slice(0, 199) }),
    );
    await scene.press(ORGANIZER, QUIETLY);
  }
  await scene.at('2025-01-02T06:30:00-08:00');
  expect(scene.announcements().at(-1)).toContain('**Picket today, Thursday, January 2');
  expect(scene.announcements().at(-1)?.length).toBeLessThanOrEqual(2000);
  expect(await scene.ask(ORGANIZER, 'schedule list')).toContain('older ones.');
});
