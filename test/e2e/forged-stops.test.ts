import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryPath } from '../store/temporary.ts';
import { letWrite, put, takeOut, tamper, unentered } from './behind-the-back.ts';
import { ORGANIZER, type Stage, stage, typed } from './stage.ts';

let scene: Stage;
let path: string;

const GUILD = '1310000000000000001';
const FORGED = 'They gave up';
const VOTE = typed({ reason: 'a vote' });
const DOUBTED = '- A pause or freeze in my store is not as the log has it.';

beforeEach(async () => {
  path = temporaryPath('picketline.db');
  scene = await stage('2024-12-23T05:00:00-08:00', { store: `sqlite:${path}` });
});
afterEach(async () => {
  await scene.stop();
});

const forge = (mode: 'paused' | 'frozen') =>
  put(path, 'halts', GUILD, { guild: GUILD, halt: { mode, reason: FORGED, at: '2024-12-23T12:00:00.000Z' } });
const alter = (from: string, to: string) =>
  expect(
    tamper(path, "UPDATE records SET value = replace(value, ?, ?) WHERE namespace = 'halts'", from, to),
  ).toBe(1);
const freeze = () => scene.ask(ORGANIZER, 'automation freeze', VOTE);
const pause = () => scene.ask(ORGANIZER, 'automation pause', VOTE);
const resume = () => scene.ask(ORGANIZER, 'automation resume');
const told = () => scene.alerts().filter(each => each.includes(DOUBTED));

describe('a stop that is not as the log has it, when the bot starts', () => {
  it.each`
    what                                   | before                                          | change                                 | is
    ${'a pause that nobody made'}          | ${async () => {}}                               | ${() => forge('paused')}               | ${'paused'}
    ${'a freeze that nobody made'}         | ${async () => {}}                               | ${() => forge('frozen')}               | ${'frozen'}
    ${'a freeze after one that was ended'} | ${async () => [await freeze(), await resume()]} | ${() => forge('frozen')}               | ${'frozen'}
    ${'a pause that is taken out'}         | ${pause}                                        | ${() => takeOut(path, 'halts')}        | ${'paused'}
    ${'a freeze that is taken out'}        | ${freeze}                                       | ${() => takeOut(path, 'halts')}        | ${'frozen'}
    ${'a freeze that is made a pause'}     | ${freeze}                                       | ${() => alter('"frozen"', '"paused"')} | ${'frozen'}
    ${'a pause that is made a freeze'}     | ${pause}                                        | ${() => alter('"paused"', '"frozen"')} | ${'frozen'}
    ${'another reason'}                    | ${pause}                                        | ${() => alter('a vote', FORGED)}       | ${'paused'}
  `('$what: it is silent, organizers are told once, and resume ends it', async ({ before, change, is }) => {
    await before();
    await scene.bot.stop();
    change();
    expect(await unentered(path)).toEqual(['stop']);
    for (const time of ['06:30', '06:31']) {
      await scene.restart();
      await scene.at(`2024-12-23T${time}:00-08:00`);
    }
    expect(scene.announcements()).toEqual([]);
    expect(told()).toHaveLength(1);
    expect(scene.log).toContainEqual(
      expect.objectContaining({ msg: 'the store does not agree with the audit log', about: 'stop' }),
    );
    const health = await scene.ask(ORGANIZER, 'automation health');
    expect(health).toContain(is === 'frozen' ? 'is frozen' : 'are paused');
    expect(health).not.toContain(FORGED);
    await resume();
    await scene.bot.tick();
    expect(scene.announcements()).toHaveLength(1);
    expect(await unentered(path)).toEqual([]);
    await scene.restart();
    await scene.bot.tick();
    expect(told()).toHaveLength(1);
  });
});

describe('a stop that is changed in the store while the bot runs', () => {
  it.each`
    what                          | before            | change                                             | posts
    ${'a freeze that is put in'}  | ${async () => {}} | ${() => forge('frozen')}                           | ${1}
    ${'one that is taken out'}    | ${freeze}         | ${() => takeOut(path, 'halts')}                    | ${0}
    ${'one that is altered'}      | ${freeze}         | ${() => alter('a vote', 'rain')}                   | ${0}
    ${'one that nobody can read'} | ${async () => {}} | ${() => put(path, 'halts', GUILD, { no: 'halt' })} | ${1}
  `('$what: it goes by what it knows, and organizers are told once', async ({ before, change, posts }) => {
    await before();
    change();
    await scene.at('2024-12-23T06:30:00-08:00');
    await scene.at('2024-12-23T06:31:00-08:00');
    expect(told()).toHaveLength(1);
    expect(scene.announcements()).toHaveLength(posts);
  });
});

describe('a stop that an organizer made', () => {
  it('is told to nobody as anything else, whatever was done and however often it starts', async () => {
    for (const act of [pause, freeze, pause, resume, freeze]) {
      await act();
      await scene.bot.tick();
      expect(await unentered(path)).toEqual([]);
      await scene.restart();
      await scene.bot.tick();
    }
    expect(await scene.ask(ORGANIZER, 'automation health')).toContain('a vote');
    expect(told()).toEqual([]);
  });

  it.each`
    kept                  | refuse     | because
    ${'in the log only'}  | ${'halts'} | ${'the process died between its entry and its record'}
    ${'as a record only'} | ${'audit'} | ${'the log could not be written'}
  `(
    'holds after a restart though it is $kept, since $because; and organizers are told',
    async ({ refuse }) => {
      letWrite(path, refuse, false);
      expect(await freeze()).toContain('is frozen');
      await scene.bot.stop();
      letWrite(path, refuse, true);
      await scene.restart();
      await scene.at('2024-12-23T06:30:00-08:00');
      expect(scene.announcements()).toEqual([]);
      expect(told()).toHaveLength(1);
    },
  );

  it('is not ended where that cannot be entered, and the log agrees once it can', async () => {
    await pause();
    letWrite(path, 'audit', false);
    expect(await resume()).toContain('I could not write this into my audit log, so nothing was done.');
    await scene.at('2024-12-23T06:30:00-08:00');
    expect(scene.announcements()).toEqual([]);
    letWrite(path, 'audit', true);
    await scene.at('2024-12-23T06:31:00-08:00');
    await scene.restart();
    expect(await unentered(path)).toEqual([]);
    expect(scene.announcements()).toEqual([]);
    await resume();
    await scene.bot.tick();
    expect(scene.announcements()).toHaveLength(1);
    expect(told()).toEqual([]);
  });
});
