import { afterEach, describe, expect, it } from 'vitest';
import { worldOf } from '../../src/app/rehearse-world.ts';
import type { Strike } from '../../src/strike/strike.ts';
import { exampleStrike, otherStrike } from '../support/strikes.ts';
import { AT_ONCE, QUIETLY } from './buttons.ts';
import { ORGANIZER, type Stage, stage, typed } from './stage.ts';

/** A slip in one union's file: a channel or a role of the other union's server (promise 15). */

const right = exampleStrike();
/** Served by the same bot, and silent by its own file: what is in its channels is not its own. */
const there: Strike = { ...otherStrike(), announcements: { catchUpMinutes: 120 } };
const channelsThere = Object.values(there.channels);
const mentionThere = [...there.roles.mention.values()][0] ?? '';
let scene: Stage;

async function withSlip(slip: Partial<Strike>): Promise<void> {
  const strike = { ...right, ...slip };
  scene = await stage('2024-12-23T06:00:00-08:00', {
    strike,
    world: worldOf([right, there]),
    bot: { strikes: [strike, there] },
  });
}

afterEach(async () => {
  for (const channel of channelsThere) expect(scene.discord.inspect.messages(channel)).toEqual([]);
  const reached = scene.discord.inspect
    .requests()
    .filter(({ method, path }) => method !== 'GET' && channelsThere.some(id => path.includes(id)));
  expect(reached).toEqual([]);
  await scene.stop();
  expect(scene.violations).toEqual([]);
});

describe('a channel of another union in the strike file', () => {
  it('of announcements gets nothing, and the organizers are told once', async () => {
    await withSlip({ channels: { ...right.channels, announcements: there.channels.announcements } });
    await scene.at('2024-12-23T06:30:00-08:00');
    await scene.at('2024-12-23T06:31:00-08:00');
    await scene.at('2024-12-23T17:00:00-08:00');
    const told = scene.alerts().filter(each => each.includes(there.channels.announcements));
    expect(told).toEqual([
      expect.stringMatching(
        /^\*\*The morning .* will not be posted.\*\* The channel .* is on another server/,
      ),
    ]);
  });

  it('of the organizers hears of nothing, and announcements go out', async () => {
    await withSlip({ channels: { ...right.channels, organizers: there.channels.organizers } });
    await scene.at('2024-12-23T06:30:00-08:00');
    expect(scene.announcements()).toEqual([expect.stringContaining('Picket today')]);
    await scene.ask(ORGANIZER, 'automation freeze', typed({ reason: 'a test' }));
    await scene.ask(ORGANIZER, 'automation resume');
    await scene.at('2024-12-24T10:00:00-08:00');
  });

  it('of the organizers gets no request for approval, and whoever asks is told why', async () => {
    await withSlip({ channels: { ...right.channels, organizers: there.channels.organizers } });
    await scene.ask(ORGANIZER, 'schedule end', typed({ date: 'today', words: 'It is over.' }));
    expect(await scene.press(ORGANIZER, QUIETLY)).toContain(
      `the organizers’ channel of my strike file (${there.channels.organizers}) is on another server`,
    );
  });
});

describe('a role of another union in the strike file', () => {
  it('is not rung, and what calls for it goes out', async () => {
    const [name = ''] = right.roles.mention.keys();
    await withSlip({ roles: { ...right.roles, mention: new Map([[name, mentionThere]]) } });
    await scene.ask(
      ORGANIZER,
      'schedule cancel',
      typed({ date: 'today', site: 'fontana', reason: 'heat', ping: name }),
    );
    await scene.press(ORGANIZER, AT_ONCE);
    await scene.at('2024-12-23T06:01:00-08:00');
    const posts = scene.discord.inspect
      .requests()
      .filter(({ path }) => path.endsWith(`${right.channels.announcements}/messages`));
    expect(posts.length).toBeGreaterThan(0);
    expect(
      JSON.stringify(posts.map(({ body }) => (body as { allowed_mentions: unknown }).allowed_mentions)),
    ).not.toContain(mentionThere);
  });
});
