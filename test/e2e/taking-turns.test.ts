import { afterEach, describe, expect, it } from 'vitest';
import { AT_ONCE, QUIETLY } from './buttons.ts';
import { CAPTAIN, MEMBER, ORGANIZER, type Stage, stage, typed } from './stage.ts';

/** A rolling strike: each evening one line joins and another leaves, said in one command. */
let scene: Stage;

afterEach(async () => {
  await scene.stop();
  expect(scene.violations).toEqual([]);
});

const posts = () => scene.announcements();

async function only(date: string, site: string, press: string, until?: string): Promise<string> {
  const options = { date, site, ...(until !== undefined && { until }) };
  const preview = await scene.ask(ORGANIZER, 'schedule only', typed(options));
  await scene.press(ORGANIZER, press);
  await scene.bot.tick();
  return preview;
}

describe('lines that take turns', () => {
  it('are said in one command, and the morning post names who joins and who leaves', async () => {
    scene = await stage('2025-01-05T15:00:00-08:00');
    await only('tomorrow', 'fontana, anaheim', QUIETLY);
    await scene.at('2025-01-06T06:30:00-08:00');
    expect(posts().at(-1)).toContain('2 of 7 lines: Fontana, Anaheim.');
    expect(posts().at(-1)).not.toContain('No line at');
    await scene.at('2025-01-06T18:00:00-08:00');
    const preview = await only('tomorrow', 'fontana, downey', AT_ONCE, 'Friday');
    expect(preview).toContain(
      'Only these lines stand Tuesday, January 7 to Friday, January 10: Fontana and Downey.',
    );
    expect(posts().at(-1)).toContain('New on this day: Downey. No longer: Anaheim.');
    await scene.at('2025-01-07T06:30:00-08:00');
    expect(posts().at(-1)).toContain('2 of 7 lines: Fontana, Downey.');
    expect(posts().at(-1)).toContain('New today: Downey. No longer: Anaheim.');
    await scene.at('2025-01-08T06:30:00-08:00');
    expect(posts().at(-1)).not.toContain('New today');
    expect(await scene.ask(MEMBER, 'picket today', typed({ site: 'anaheim' }))).toMatch(
      /^\*\*No picket line at Anaheim today, Wednesday, January 8: none is scheduled\.\*\*/,
    );
  });

  it('have the hours of other changes laid over them, and are taken back as one', async () => {
    scene = await stage('2025-01-05T15:00:00-08:00');
    await only('tomorrow', 'fontana, anaheim', QUIETLY);
    const options = { date: 'tomorrow', site: 'fontana', start: '10 a.m.', end: '2 p.m.' };
    await scene.ask(ORGANIZER, 'schedule hours', typed(options));
    await scene.press(ORGANIZER, QUIETLY);
    expect(await scene.ask(MEMBER, 'picket tomorrow')).toContain(
      '- 10 a.m. to 2 p.m. (Pacific Time): Fontana',
    );
    const choices = await scene.choices(ORGANIZER, 'schedule undo', 'act');
    const turns = choices.find(({ name }) => name.startsWith('Only these lines stand'));
    await scene.ask(ORGANIZER, 'schedule undo', typed({ act: turns?.value ?? '' }));
    await scene.press(ORGANIZER, QUIETLY);
    expect(await scene.ask(MEMBER, 'picket tomorrow')).toContain('Los Angeles Medical Center');
  });

  it('are an organizer’s to say, and no captain brings back a line that is left out', async () => {
    scene = await stage('2025-01-05T15:00:00-08:00');
    const asked = typed({ date: 'tomorrow', site: 'lamc' });
    expect(await scene.ask(CAPTAIN, 'schedule only', asked)).toContain('Only organizers may use this.');
    await only('tomorrow', 'fontana', QUIETLY);
    expect(await scene.ask(CAPTAIN, 'schedule usual', asked)).toContain('An organizer');
  });
});
