import { afterEach, describe, expect, it } from 'vitest';
import { MEMBER, ORGANIZER, type Stage, stage, typed } from './stage.ts';

const RALLY = 'Rally with community and elected leaders';

let scene: Stage;

afterEach(async () => {
  await scene.stop();
  expect(scene.violations).toEqual([]);
});

const answer = (options: Record<string, string>) => scene.ask(MEMBER, 'picket on', typed(options));

describe('the file’s rally without a day gets one', () => {
  it('is offered by its title, keeps what was announced of it, and is one rally from then on', async () => {
    scene = await stage('2024-12-23T06:30:00-08:00');
    await scene.bot.tick();
    expect(scene.announcements().join('\n')).toContain(`Announced without a day: ${RALLY}`);
    expect(await scene.choices(ORGANIZER, 'schedule add', 'title')).toEqual([{ name: RALLY, value: RALLY }]);
    const shown = await scene.ask(ORGANIZER, 'schedule add', typed({ date: 'Jan 3', title: RALLY }));
    expect(shown).toContain(`${RALLY}: Friday, January 3, lunchtime, at every line.`);
    await scene.press(ORGANIZER, scene.buttons(ORGANIZER)[0] ?? '');
    await scene.bot.tick();
    const [post] = scene.announcements();
    expect(post).not.toContain('without a day');
    // One message told the day; nothing else was said of it.
    expect(scene.announcements()).toHaveLength(2);
    expect(await answer({ date: 'today' })).not.toContain('without a day');
    expect((await answer({ date: 'Jan 3' })).split(RALLY)).toHaveLength(2);
    expect(await scene.choices(ORGANIZER, 'schedule add', 'title')).toEqual([]);
  });

  it('typed in another case it is that one, too; taken back, it has no day again', async () => {
    scene = await stage('2024-12-23T12:00:00-08:00');
    const title = RALLY.toUpperCase();
    await scene.ask(ORGANIZER, 'schedule add', typed({ date: 'Jan 3', time: 'noon', title }));
    await scene.press(ORGANIZER, scene.buttons(ORGANIZER)[0] ?? '');
    expect(await answer({ date: 'Jan 3' })).toContain(`Noon: ${RALLY}`);
    const [choice] = await scene.choices(ORGANIZER, 'schedule undo', 'act');
    await scene.ask(ORGANIZER, 'schedule undo', typed({ act: choice?.value ?? '' }));
    await scene.press(ORGANIZER, scene.buttons(ORGANIZER)[0] ?? '');
    expect(await answer({ date: 'today' })).toContain(`Announced without a day: ${RALLY}`);
    expect(await answer({ date: 'Jan 3' })).not.toContain(RALLY);
  });
});
