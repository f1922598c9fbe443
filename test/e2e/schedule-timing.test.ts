import { afterEach, describe, expect, it } from 'vitest';
import { QUIETLY } from './buttons.ts';
import { MEMBER, ORGANIZER, SECOND_ORGANIZER, type Stage, stage, typed } from './stage.ts';

/** What a change meets that is out already, comes due by it, or goes out between the preview and the press. */
let scene: Stage;

afterEach(async () => {
  await scene.stop();
  expect(scene.violations).toEqual([]);
});

async function ticks(start: string, ...times: string[]): Promise<void> {
  scene = await stage(start);
  for (const time of times) await scene.at(time);
}

function plain(content = ''): string {
  return content.replaceAll(/ref \S+/g, 'ref ····');
}

function rings(): number[] {
  return scene.discord.inspect
    .messages(scene.strike.channels.announcements)
    .map(each => each.pings.roles.length);
}

describe('an announcement whose time has come by the change', () => {
  it('is in the preview, and says of itself only what is true', async () => {
    await ticks('2025-01-08T06:29:00-08:00', '2025-01-08T06:30:00-08:00', '2025-01-08T18:00:00-08:00');
    const preview = await scene.ask(
      ORGANIZER,
      'schedule cancel',
      typed({ date: 'tomorrow', reason: 'heat' }),
    );
    expect(preview).toContain(
      'I post in <#1310000000000000021>, as the time of this announcement has come:\n> **No picket lines tomorrow',
    );
    await scene.press(ORGANIZER, QUIETLY);
    await scene.bot.tick();
    expect(plain(scene.announcements().at(-1))).toMatchInlineSnapshot(`
      "**No picket lines tomorrow, Thursday, January 9: heat.**
      The lines are back Friday, January 10, 8 a.m. to 2 p.m. (Pacific Time).
      -# Due at 5 p.m.; the schedule has changed since then.
      -# Strike day 80 · ref ···· · is it really us? /verify"
    `);

    await scene.at('2025-01-09T07:30:00-08:00');
    const [offer] = await scene.choices(ORGANIZER, 'schedule undo', 'act');
    const undo = await scene.ask(ORGANIZER, 'schedule undo', typed({ act: offer?.value ?? '' }));
    expect(undo).toContain(
      'because an edit notifies nobody:\n> **The lines are on today after all: 8 a.m. to 2 p.m.',
    );
    await scene.press(ORGANIZER, QUIETLY);
    await scene.bot.tick();
    expect(scene.announcements().slice(-2)).toEqual([
      expect.stringContaining('**No picket lines tomorrow, Thursday, January 9: heat.**'),
      expect.stringContaining('**The lines are on today after all: 8 a.m. to 2 p.m.'),
    ]);
  });

  it('a post that is late because the bot was away says the time in the strike’s zone, after an edit, too', async () => {
    await ticks('2025-01-08T06:29:00-08:00', '2025-01-08T07:30:00-08:00', '2025-01-08T07:31:00-08:00');
    expect(scene.announcements()).toEqual([
      expect.stringContaining('-# Late: this was due at 6:30 a.m. and could not go out then.'),
    ]);
  });
});

it('one act that changes the days of two announcements is told once, and pings once', async () => {
  await ticks(
    '2024-12-30T06:29:00-08:00',
    '2024-12-30T06:30:00-08:00',
    '2024-12-30T17:00:00-08:00',
    '2024-12-30T17:10:00-08:00',
  );
  const options = { date: 'today', reason: 'a vote', ping: 'members' };
  const preview = await scene.ask(ORGANIZER, 'schedule suspend', typed(options));
  expect(preview.match(/^I post in/gm)).toHaveLength(1);
  expect(preview.match(/^I edit my message in/gm)).toHaveLength(2);
  await scene.press(ORGANIZER, QUIETLY);
  await scene.press(SECOND_ORGANIZER, 'Approve', scene.strike.channels.organizers);
  await scene.bot.tick();
  await scene.at('2024-12-30T17:12:00-08:00');
  expect(rings()).toEqual([0, 0, 1]);
  const told = scene.announcements()[2];
  expect(told).toContain(
    '**The picket lines are suspended from Monday, December 30 until further notice: a vote.**\n',
  );
  expect(told).toContain('\n<@&');
});

it('what goes out between the preview and the press makes the preview stale', async () => {
  await ticks('2025-01-08T06:29:00-08:00');
  const options = { date: 'today', site: 'fontana', reason: 'heat', ping: 'members' };
  await scene.ask(ORGANIZER, 'schedule cancel', typed(options));
  await scene.at('2025-01-08T06:30:00-08:00');
  expect(await scene.press(ORGANIZER, QUIETLY)).toContain('An announcement has gone out meanwhile');
  await scene.bot.tick();
  expect(rings()).toEqual([0]);
  expect(await scene.press(ORGANIZER, 'Show it again')).toContain('because an edit notifies nobody:');
  expect(await scene.press(ORGANIZER, 'Discard')).toBe('**Discarded.** Nothing was changed.');
});

it('a strike that ended yesterday calls nobody any more, and says so at once', async () => {
  await ticks('2025-01-08T06:29:00-08:00', '2025-01-08T06:30:00-08:00', '2025-01-08T07:00:00-08:00');
  await scene.ask(ORGANIZER, 'schedule end', typed({ date: 'yesterday', words: 'Go back on Monday.' }));
  await scene.press(ORGANIZER, QUIETLY);
  await scene.press(SECOND_ORGANIZER, 'Approve', scene.strike.channels.organizers);
  await scene.bot.tick();
  const [post, notice, ...others] = scene.announcements();
  expect(post).toContain(
    '**No picket lines today, Wednesday, January 8: the strike ended Tuesday, January 7.**\nGo back on Monday.',
  );
  expect(notice).toContain(
    '**The strike is over; its last day was Tuesday, January 7.**\nGo back on Monday.',
  );
  expect(others).toEqual([]);
  for (const day of ['2025-01-09T06:30:00-08:00', '2025-01-12T18:00:00-08:00', '2025-01-13T06:30:00-08:00']) {
    await scene.at(day);
  }
  expect(scene.announcements()).toHaveLength(2);
  expect(await scene.ask(MEMBER, 'picket next')).toContain('the strike ended');
});

it('of which preview was confirmed first does not matter: a captain’s and an organizer’s of one day exclude each other', async () => {
  await ticks('2024-12-26T15:00:00-08:00');
  await scene.ask(ORGANIZER, 'schedule cancel', typed({ date: 'tomorrow', site: 'lamc', reason: 'heat' }));
  const CAPTAIN = '1310000000000000502';
  await scene.ask(
    CAPTAIN,
    'schedule hours',
    typed({ date: 'tomorrow', site: 'lamc', start: '8 am', end: 'noon' }),
  );
  const [first, second] = await Promise.all([scene.press(CAPTAIN, QUIETLY), scene.press(ORGANIZER, QUIETLY)]);
  expect([first, second].filter(said => said?.includes('**Done.**'))).toHaveLength(1);
  expect([first, second].filter(said => said?.includes('Somebody else has changed this'))).toHaveLength(1);
});

it('a suspension ends on the day that is said: what it left without lines stays, and the channel leads with the line', async () => {
  await ticks('2025-01-06T19:30:00-08:00');
  await scene.ask(
    ORGANIZER,
    'schedule suspend',
    typed({ date: 'tomorrow', reason: 'a vote', ping: 'members' }),
  );
  await scene.press(ORGANIZER, QUIETLY);
  await scene.press(SECOND_ORGANIZER, 'Approve', scene.strike.channels.organizers);
  for (const day of ['2025-01-07T06:30:00-08:00', '2025-01-08T06:30:00-08:00', '2025-01-09T16:00:00-08:00']) {
    await scene.at(day);
  }
  const before = scene.announcements().length;
  await scene.ask(
    ORGANIZER,
    'schedule resume',
    typed({ date: 'tomorrow', reason: 'the offer was voted down' }),
  );
  await scene.press(ORGANIZER, QUIETLY);
  await scene.bot.tick();
  const [word = ''] = scene.announcements().slice(before);
  expect(word).toContain('The picket lines are back from Friday, January 10: the offer was voted down.');
  expect(word).toContain('Picket tomorrow, Friday, January 10: 8 a.m. to 2 p.m.');
  for (const date of ['Tue Jan 7', 'Thu Jan 9']) {
    expect(await scene.ask(MEMBER, 'picket on', typed({ date }))).toContain('a vote');
  }
  await scene.at('2025-01-10T06:30:00-08:00');
  expect(scene.announcements().at(-1)).toContain('**Picket today, Friday, January 10');
  expect(scene.alerts().join('\n')).not.toContain('not posted');
});
