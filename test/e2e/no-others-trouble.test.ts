import { afterEach, describe, expect, it } from 'vitest';
import { worldOf } from '../../src/app/rehearse-world.ts';
import { exampleStrike, otherStrike, time } from '../support/strikes.ts';
import { type Stage, stage } from './stage.ts';

/** What one server refuses, or does not answer, is told to its organizers, and no other strike misses a post for it. */

const here = exampleStrike();
const there = otherStrike();
const COMMANDS_HERE = new RegExp(`/guilds/${here.guild}/commands$`);
const MISSING_ACCESS = JSON.stringify({ message: 'Missing Access', code: 50001 });
let scene: Stage;

afterEach(async () => {
  await scene.stop();
  expect(scene.violations).toEqual([]);
});

const toldHere = () =>
  scene.alerts().filter(text => text.includes('My commands are missing') || text.startsWith('**Solved'));
const announcedThere = () =>
  scene.discord.inspect.messages(there.channels.announcements).map(({ content }) => content);

async function started(): Promise<Stage> {
  return stage('2024-12-23T06:00:00-08:00', {
    strike: here,
    world: worldOf([here, there]),
    bot: { strikes: [here, there] },
  });
}

describe('a server whose channel does not answer', () => {
  it('keeps no other from its next beat', async () => {
    const earlier = { ...there, announcements: { ...there.announcements, morning: time('06:29') } };
    scene = await stage('2024-12-23T06:00:00-08:00', {
      strike: here,
      world: worldOf([here, earlier]),
      bot: { strikes: [here, earlier] },
    });
    const path = new RegExp(`/channels/${there.channels.announcements}/messages$`);
    const held = scene.discord.faults.hold({ method: 'POST', path }, 'before');
    const stuck = scene.at('2024-12-23T06:29:00-08:00');
    await held.reached;
    const posted = scene.discord.inspect.next(
      'message-created',
      ({ stored }) => stored.message.channel_id === here.channels.announcements,
    );
    const next = scene.at('2024-12-23T06:30:00-08:00');
    await posted;
    expect(announcedThere()).toEqual([]);
    const later = scene.at('2024-12-23T06:32:00-08:00');
    held.release();
    await Promise.all([stuck, next, later]);
    expect(scene.log.filter(({ msg }) => String(msg).includes('looked after for minutes'))).toMatchObject([
      { level: 'warn', guild: there.guild },
    ]);
    expect(announcedThere()).toEqual([expect.stringContaining('Picket today')]);
    expect(scene.announcements()).toEqual([expect.stringContaining('Picket today')]);
  });
});

describe('commands that one server refuses', () => {
  it('are told to its organizers once, and when they are there; both strikes post', async () => {
    scene = await started();
    const rule = scene.discord.faults.add({
      path: COMMANDS_HERE,
      times: Number.POSITIVE_INFINITY,
      fault: { kind: 'status', status: 403, stage: 'before', body: MISSING_ACCESS },
    });
    await scene.restart();
    for (let minute = 0; minute < 30; minute += 1)
      await scene.at(`2024-12-23T06:${String(30 + minute)}:00-08:00`);
    await scene.bot.prepared();
    await scene.bot.tick();
    expect(toldHere()).toEqual([expect.stringContaining('invite me again, with the scopes bot and')]);
    expect(scene.discord.inspect.messages(there.channels.organizers)).toEqual([]);
    expect(scene.announcements()).toEqual([expect.stringContaining('Picket today')]);
    expect(announcedThere()).toEqual([expect.stringContaining('Picket today')]);
    rule.remove();
    await scene.at('2024-12-23T07:30:00-08:00');
    await scene.bot.prepared();
    await scene.bot.tick();
    expect(toldHere()).toEqual([
      expect.stringContaining('My commands are missing'),
      '**Solved:** my commands are on this server.',
    ]);
    expect(scene.fatal).toEqual([]);
  });

  it('and hang hold up no post, nor the start', async () => {
    scene = await started();
    await scene.bot.stop();
    scene.clock.set('2024-12-23T06:30:00-08:00');
    const held = scene.discord.faults.hold({ path: COMMANDS_HERE }, 'before');
    const both = [here, there].map(({ channels }) =>
      scene.discord.inspect.next(
        'message-created',
        ({ stored }) => stored.message.channel_id === channels.announcements,
      ),
    );
    const starting = scene.restart();
    await Promise.all([held.reached, ...both]);
    held.release();
    await starting;
    expect(announcedThere()).toEqual([expect.stringContaining('Picket today')]);
  });
});
