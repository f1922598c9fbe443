import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryPath } from '../store/temporary.ts';
import { exampleStrike } from '../support/strikes.ts';
import { AT_ONCE, QUIETLY } from './buttons.ts';
import { MEMBER, ORGANIZER, SECOND_ORGANIZER, type Stage, stage, typed } from './stage.ts';
import { compose } from './writing.ts';

/** A store that keeps everything but new entries of the log. */
let scene: Stage;
let path: string;

const NOT_ENTERED = 'I could not write this into my audit log, so nothing was done.';
const HALL = { headline: 'Town hall', text: 'Tonight at 7.', channels: ['announcements'] };
const END = typed({ date: 'today', words: 'We have won.' });
const HEAT = typed({ date: 'Dec 26', site: 'fontana', reason: 'heat' });

beforeEach(async () => {
  path = temporaryPath('picketline.db');
  const strike = exampleStrike();
  scene = await stage('2024-12-23T12:00:00-08:00', { store: `sqlite:${path}`, strike });
});
afterEach(async () => {
  await scene.stop();
});

/** SQLite itself refuses the bot's entries, as it would on a full disk. */
function letEnter(may: boolean): void {
  const database = new DatabaseSync(path);
  database.exec(
    may
      ? 'DROP TRIGGER full'
      : "CREATE TRIGGER full BEFORE INSERT ON records WHEN NEW.namespace = 'audit' BEGIN SELECT RAISE(ABORT, 'full'); END",
  );
  database.close();
}

const organizers = () => scene.strike.channels.organizers;
const isHeatKnown = async () => (await scene.ask(ORGANIZER, 'schedule list')).includes('heat');
const isHallOut = async () => {
  await scene.bot.tick();
  return scene.announcements().some(each => each.includes('Town hall'));
};
const isOver = async () =>
  (await scene.ask(MEMBER, 'picket tomorrow')).includes('the last day of the strike is');

/** How far it comes while entries can be written; the press that decides; is it done? */
const DECISIONS = {
  'a change of the schedule': {
    prepare: () => scene.ask(ORGANIZER, 'schedule cancel', HEAT),
    press: () => scene.press(ORGANIZER, QUIETLY),
    isDone: isHeatKnown,
  },
  'a change that is taken back': {
    prepare: async () => {
      await scene.ask(ORGANIZER, 'schedule cancel', HEAT);
      await scene.press(ORGANIZER, QUIETLY);
      const [choice] = await scene.choices(ORGANIZER, 'schedule undo', 'act');
      await scene.ask(ORGANIZER, 'schedule undo', typed({ act: choice?.value ?? '' }));
    },
    press: () => scene.press(ORGANIZER, QUIETLY),
    isDone: async () => (await scene.ask(ORGANIZER, 'schedule list')).includes('taken back'),
  },
  'a request': {
    prepare: () => scene.ask(ORGANIZER, 'schedule end', END),
    press: () => scene.press(ORGANIZER, AT_ONCE),
    isDone: async () => scene.alerts().some(each => each.includes('asks for your approval')),
  },
  'the approval of a request': {
    prepare: async () => {
      await scene.ask(ORGANIZER, 'schedule end', END);
      await scene.press(ORGANIZER, AT_ONCE);
    },
    press: () => scene.press(SECOND_ORGANIZER, 'Approve', organizers()),
    isDone: isOver,
  },
  'a message': {
    prepare: () => compose(scene, ORGANIZER, HALL),
    press: () => scene.press(ORGANIZER, 'Send'),
    isDone: isHallOut,
  },
} as const;

describe('what cannot be entered', () => {
  it.each(Object.entries(DECISIONS))('%s is not done, and who presses is told', async (_, decision) => {
    await decision.prepare();
    letEnter(false);
    expect(await decision.press()).toContain(NOT_ENTERED);
    expect(await decision.isDone()).toBe(false);
    letEnter(true);
    await scene.restart();
    expect(await decision.isDone()).toBe(false);
    await decision.press();
    expect(await decision.isDone()).toBe(true);
  });

  it('stops and retracts all the same', async () => {
    await compose(scene, ORGANIZER, HALL);
    await scene.press(ORGANIZER, 'Send');
    expect(await isHallOut()).toBe(true);
    letEnter(false);
    const [choice] = await scene.choices(ORGANIZER, 'broadcast retract', 'broadcast');
    const wrong = typed({ broadcast: choice?.value ?? '', reason: 'Wrong day' });
    await scene.ask(ORGANIZER, 'broadcast retract', wrong);
    expect(await scene.press(ORGANIZER, 'Retract')).not.toContain(NOT_ENTERED);
    expect(await scene.ask(ORGANIZER, 'automation pause', typed({ reason: 'a vote' }))).not.toContain(
      NOT_ENTERED,
    );
    await scene.bot.tick();
    expect(scene.announcements().join()).toContain('Wrong day');
    letEnter(true);
  });
});
