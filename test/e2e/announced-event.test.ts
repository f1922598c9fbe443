import { afterEach, describe, expect, it } from 'vitest';
import { ORGANIZER, type Stage, stage, typed } from './stage.ts';

let scene: Stage;

afterEach(async () => {
  await scene.stop();
  expect(scene.violations).toEqual([]);
});

/** An organizer adds a rally on Christmas Eve, a quiet day, that is to be announced at 8 a.m. */
async function addRally(): Promise<string> {
  scene = await stage('2024-12-23T12:00:00-08:00');
  const options = { date: 'Dec 24', title: 'Rally at City Hall', time: '10 a.m.', where: 'the steps' };
  const shown = await scene.ask(ORGANIZER, 'schedule add', typed({ ...options, announce: '8 am' }));
  await scene.press(ORGANIZER, scene.buttons(ORGANIZER)[0] ?? '');
  await scene.bot.tick();
  await scene.at('2024-12-23T17:00:00-08:00');
  return shown;
}

/** The words of what came since so many messages. */
function since(count: number): string[] {
  return scene
    .announcements()
    .slice(count)
    .map(content => content.replaceAll(/ref \S+/g, 'ref ····'));
}

describe('an event that is announced by itself', () => {
  it('is told on its day at that time, once, though the day is quiet', async () => {
    const shown = await addRally();
    expect(shown).toContain('On that day, at 8 a.m., it is announced by a post of its own.');
    const before = scene.announcements().length;
    await scene.at('2024-12-24T07:59:00-08:00');
    expect(since(before)).toEqual([]);
    await scene.at('2024-12-24T08:00:00-08:00');
    expect(since(before)).toMatchInlineSnapshot(`
      [
        "**Today, 10 a.m.: Rally at City Hall, the steps.**
      No picket lines today, Tuesday, December 24: Christmas Eve.
      -# Strike day 65 · ref ···· · is it really us? /verify",
      ]
    `);
    await scene.restart();
    await scene.at('2024-12-24T08:05:00-08:00');
    await scene.at('2024-12-24T09:59:00-08:00');
    expect(since(before)).toHaveLength(1);
    expect(scene.alerts().filter(content => content.includes('not posted'))).toEqual([]);
  });

  it('is silent once it is taken back; what was told of it already is put right', async () => {
    await addRally();
    const before = scene.announcements().length;
    await scene.at('2024-12-24T07:00:00-08:00');
    const [choice] = await scene.choices(ORGANIZER, 'schedule undo', 'act');
    await scene.ask(ORGANIZER, 'schedule undo', typed({ act: choice?.value ?? '' }));
    await scene.press(ORGANIZER, scene.buttons(ORGANIZER)[0] ?? '');
    await scene.bot.tick();
    await scene.at('2024-12-24T08:00:00-08:00');
    await scene.at('2024-12-24T08:30:00-08:00');
    expect(since(before)).toMatchInlineSnapshot(`
      [
        "**Taken back: Rally at City Hall: Tuesday, December 24, 10 a.m., the steps.**
      -# Strike day 65 · ref ···· · is it really us? /verify",
      ]
    `);
    const alerts = scene.alerts().filter(content => content.includes('not posted'));
    expect(alerts).toEqual([]);
  });

  it('cannot be announced once it has begun, nor without an event', async () => {
    scene = await stage('2024-12-23T12:00:00-08:00');
    const late = { date: 'Dec 24', title: 'Rally', time: '10 a.m.', announce: '10 a.m.' };
    expect(await scene.ask(ORGANIZER, 'schedule add', typed(late))).toBe(
      'It begins at 10 a.m. but would be announced at 10 a.m. only. Write an earlier time in `announce`, or leave it out.',
    );
    const shift = { date: 'Dec 26', start: '3 p.m.', end: '5 p.m.', announce: '8 a.m.' };
    expect(await scene.ask(ORGANIZER, 'schedule add', typed(shift))).toContain('which needs a `title`');
  });
});
