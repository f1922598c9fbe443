import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { worldOf } from '../../src/app/rehearse-world.ts';
import { exampleStrike, otherStrike } from '../support/strikes.ts';
import { QUIETLY } from './buttons.ts';
import { ask, ORGANIZER, type Stage, stage, typed } from './stage.ts';
import { compose, shown } from './writing.ts';

/** One bot for two unions: what belongs to one is nobody's on the server of the other, though its id be known there. */

const here = exampleStrike();
const there = otherStrike();
let scene: Stage;

beforeEach(async () => {
  scene = await stage('2024-12-26T15:00:00-08:00', {
    strike: here,
    world: worldOf([here, there]),
    bot: { strikes: [here, there] },
  });
});

afterEach(async () => {
  await scene.stop();
  expect(scene.violations).toEqual([]);
});

const askThere = (command: string, options: Record<string, string>) =>
  ask(scene.discord, there, ORGANIZER, command, typed(options));

describe('on the server of another union', () => {
  it('a message is unknown: it is not shown, corrected, moved or taken back', async () => {
    await compose(scene, ORGANIZER, { headline: 'Town hall', text: 'Tonight.', channels: ['announcements'] });
    await scene.press(ORGANIZER, 'Send');
    await scene.bot.tick();
    await shown(scene, ORGANIZER, '**Sent');
    const [choice] = await scene.choices(ORGANIZER, 'broadcast status', 'broadcast');
    const broadcast = choice?.value ?? '';
    expect(broadcast).not.toBe('');
    for (const [subcommand, more] of [
      ['status', {}],
      ['correct', {}],
      ['retract', { reason: 'Because.' }],
      ['reschedule', { time: '9 p.m.' }],
    ] as const) {
      expect(await askThere(`broadcast ${subcommand}`, { broadcast, ...more }), subcommand).toBe(
        'I do not know that message any more. Pick one from the list.',
      );
    }
    expect(await askThere('broadcast list', {})).toContain('Nothing has been written yet.');
    await scene.bot.tick();
    expect(scene.announcements()).toEqual([expect.stringContaining('Town hall')]);
  });

  it('a draft cannot be taken up', async () => {
    await compose(scene, ORGANIZER, { headline: 'Town hall', text: 'Tonight.', channels: ['announcements'] });
    const [draft] = await scene.choices(ORGANIZER, 'broadcast compose', 'draft');
    expect(await askThere('broadcast compose', { draft: draft?.value ?? '' })).toContain(
      'I no longer know what this was about.',
    );
  });

  it('a change and an entry cannot be taken back or corrected', async () => {
    await scene.ask(
      ORGANIZER,
      'schedule cancel',
      typed({ date: 'tomorrow', site: 'fontana', reason: 'heat' }),
    );
    await scene.press(ORGANIZER, QUIETLY);
    await scene.ask(
      ORGANIZER,
      'bargaining statement',
      typed({ text: 'The offer is on the table.', source: 'union' }),
    );
    await scene.press(ORGANIZER, 'Only record it');
    const [change] = await scene.choices(ORGANIZER, 'schedule undo', 'act');
    const [entry] = await scene.choices(ORGANIZER, 'bargaining undo', 'act');
    expect([change?.value, entry?.value]).not.toContain(undefined);
    const unknown = 'I do not know that one any more. Pick one from the list.';
    expect(await askThere('schedule undo', { act: change?.value ?? '' })).toBe(unknown);
    expect(await askThere('bargaining undo', { act: entry?.value ?? '' })).toBe(unknown);
    expect(await askThere('bargaining correct', { act: entry?.value ?? '', text: 'No.' })).toBe(unknown);
    expect(await askThere('schedule list', {})).toContain('nothing has been changed');
    expect(await askThere('audit', {})).not.toContain('heat');
  });

  it('a stop here stops nothing there', async () => {
    await askThere('automation freeze', { reason: 'a dispute there' });
    await scene.at('2024-12-27T06:30:00-08:00');
    expect(scene.announcements()).toEqual([expect.stringContaining('Picket today')]);
    expect(scene.discord.inspect.messages(there.channels.announcements)).toEqual([]);
  });
});
