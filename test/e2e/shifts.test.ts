import { afterEach, describe, expect, it } from 'vitest';
import type { Shift, WallTime } from '../../src/strike/strike.ts';
import { exampleStrike } from '../support/strikes.ts';
import { AT_ONCE } from './buttons.ts';
import { CAPTAIN, MEMBER, ORGANIZER, SECOND_ORGANIZER, type Stage, stage, typed } from './stage.ts';
import { openForm } from './writing.ts';

/** Lines with several shifts a day, the line that stands now, and a strike that ends at an hour. */
let scene: Stage;

afterEach(async () => {
  await scene.stop();
  expect(scene.violations).toEqual([]);
});

/** Fontana and lamc stand by day, and from 7 p.m. to 3 a.m. */
function nights(start: string): Promise<Stage> {
  const strike = exampleStrike();
  const [day] = strike.picketing;
  if (!day) throw new Error('no shift');
  const night: Shift = {
    ...day,
    from: '19:00' as WallTime,
    to: '03:00' as WallTime,
    sites: ['fontana', 'lamc'],
  };
  return stage(start, { strike: { ...strike, picketing: [day, night] } });
}

async function does(person: string, command: string, options: Record<string, string>): Promise<string> {
  const preview = await scene.ask(person, command, typed(options));
  if (!scene.buttons(person).includes('Discard')) return preview;
  await scene.press(person, AT_ONCE);
  await scene.bot.tick();
  return preview;
}

describe('a line with two shifts', () => {
  it('keeps the night where the day shift is called off', async () => {
    scene = await nights('2025-01-06T05:00:00-08:00');
    const options = { date: 'today', site: 'fontana', shift: '8 a.m.', reason: 'Heat' };
    expect(await does(ORGANIZER, 'schedule cancel', options)).toContain(
      'No picket from 8 a.m. at Fontana, Monday, January 6: Heat.',
    );
    expect(await scene.ask(MEMBER, 'picket today', typed({ site: 'fontana' }))).toMatch(
      /^\*\*Picket at Fontana today, Monday, January 6: 7 p\.m\. to 3 a\.m\./,
    );
  });

  it('has its shifts to pick from, and a wrong one is one sentence', async () => {
    scene = await nights('2025-01-06T05:00:00-08:00');
    expect(await scene.choices(ORGANIZER, 'schedule cancel', 'shift')).toEqual([
      { name: '8 a.m. to 2 p.m.', value: '08:00' },
      { name: '7 p.m. to 3 a.m.', value: '19:00' },
    ]);
    const options = { date: 'today', site: 'fontana', shift: '6 a.m.', reason: 'Heat' };
    expect(await scene.ask(ORGANIZER, 'schedule cancel', typed(options))).toBe(
      'On that day these lines start at 8 a.m. and 7 p.m., not at “6 a.m.”.',
    );
  });

  it('gets other hours for one of them', async () => {
    scene = await nights('2025-01-06T05:00:00-08:00');
    const options = { date: 'today', site: 'fontana', shift: '8', start: '10 a.m.', end: '2 p.m.' };
    await does(ORGANIZER, 'schedule hours', options);
    expect(await scene.ask(MEMBER, 'picket today', typed({ site: 'fontana' }))).toContain(
      '10 a.m. to 2 p.m. and 7 p.m. to 3 a.m.',
    );
  });
});

it('a line that is called off while it stands is called off from then on, in the first line', async () => {
  scene = await nights('2025-01-06T10:30:00-08:00');
  await does(ORGANIZER, 'schedule cancel', {
    date: 'today',
    site: 'fontana',
    shift: '8 a.m.',
    reason: 'Heat',
  });
  expect(scene.announcements().at(-1)).toMatch(
    /^\*\*Called off at 10:30 a\.m\. at Fontana: Heat\.\*\*\nNo picket from 8 a\.m\. at Fontana, Monday, January 6: Heat\.\n/,
  );
});

it('a shift that has other hours by now is called by these, as members know it', async () => {
  scene = await nights('2025-01-06T05:00:00-08:00');
  await does(ORGANIZER, 'schedule hours', {
    date: 'today',
    site: 'fontana',
    shift: '7 p.m.',
    start: '4 p.m.',
    end: '11 p.m.',
  });
  const options = { date: 'today', site: 'fontana', shift: '7 p.m.', reason: 'Ice' };
  expect(await does(ORGANIZER, 'schedule cancel', options)).toContain(
    'No picket from 4 p.m. at Fontana, Monday, January 6: Ice.',
  );
});

describe('the line that stands now, at half past midnight', () => {
  it('is called off from then on; the next night stays', async () => {
    scene = await nights('2025-01-07T00:30:00-08:00');
    const [now] = await scene.choices(ORGANIZER, 'schedule cancel', 'date');
    expect(now).toEqual({
      name: 'The line that stands now, since Mon Jan 6, 7 p.m.: Los Angeles Medical Center, Fontana',
      value: 'now',
    });
    const preview = await does(ORGANIZER, 'schedule cancel', { date: 'now', site: 'fontana', reason: 'Ice' });
    expect(preview).toContain('No picket from 7 p.m. at Fontana, Monday, January 6: Ice.');
    // Who stands there is to go home: that is what the channel says first.
    expect(scene.announcements().at(-1)).toMatch(/^\*\*Called off at 12:30 a\.m\. at Fontana: Ice\.\*\*/);
    const today = await scene.ask(MEMBER, 'picket today', typed({ site: 'fontana' }));
    expect(today).toContain('8 a.m. to 2 p.m. and 7 p.m. to 3 a.m.');
    expect(await scene.ask(MEMBER, 'picket today', typed({ site: 'lamc' }))).toContain('3 a.m.');
  });

  it('is a captain’s to call off at their own line, and is in the form', async () => {
    scene = await nights('2025-01-07T00:30:00-08:00');
    const form = await openForm(scene, CAPTAIN, 'schedule cancel');
    expect(form.values.date).toEqual(['2025-01-07']);
    expect(await does(CAPTAIN, 'schedule cancel', { date: 'now', reason: 'Ice' })).toContain(
      'No picket from 7 p.m. at Los Angeles Medical Center, Monday, January 6: Ice.',
    );
  });

  it('is refused where none stands', async () => {
    scene = await nights('2025-01-07T04:00:00-08:00');
    expect(await scene.ask(ORGANIZER, 'schedule cancel', typed({ date: 'now', reason: 'Ice' }))).toBe(
      'No line that you may change stands at this moment. Name the day.',
    );
  });
});

it('a strike that ends at noon ends in one command, and its lines stand until then', async () => {
  scene = await stage('2025-01-06T06:30:00-08:00');
  await scene.bot.tick();
  const options = { date: 'today', time: 'noon', words: 'We won. Go back on Tuesday.', ping: 'members' };
  const preview = await scene.ask(ORGANIZER, 'schedule end', typed(options));
  expect(preview).toContain(
    'Today, Monday, January 6, is the last day of the strike; its lines stand until noon.',
  );
  expect(await scene.press(ORGANIZER, AT_ONCE)).toContain('1 more organizer has to approve');
  await scene.press(SECOND_ORGANIZER, 'Approve', scene.strike.channels.organizers);
  await scene.bot.tick();
  expect(await scene.ask(MEMBER, 'picket today')).toMatch(
    /^\*\*Picket today, Monday, January 6: 8 a\.m\. to noon/,
  );
  const told = scene.discord.inspect.messages(scene.strike.channels.announcements).at(-1);
  expect(told?.content).toMatch(
    /^\*\*Today, Monday, January 6, is the last day of the strike; its lines stand until noon\.\*\*/,
  );
  expect(told?.rings).not.toEqual([]);
  // Nothing of a later day calls anybody.
  await scene.at('2025-01-07T06:30:00-08:00');
  expect(scene.announcements().at(-1)).toBe(told?.content);
});
