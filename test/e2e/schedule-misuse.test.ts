import { afterEach, describe, expect, it } from 'vitest';
import { AT_ONCE, buttonNamed, buttonsOf, pressAgain, QUIETLY } from './buttons.ts';
import { scratchStore } from './scratch-store.ts';
import { CAPTAIN, MEMBER, ORGANIZER, SECOND_ORGANIZER, type Stage, stage, typed } from './stage.ts';
import { shown } from './writing.ts';

let scene: Stage;

afterEach(async () => {
  await scene.stop();
  expect(scene.violations).toEqual([]);
});

const AFTERNOON = '2024-12-26T15:00:00-08:00';
const HEAT = typed({ date: 'tomorrow', site: 'fontana', reason: 'heat' });

/** The example's captain leads Los Angeles Medical Center. */
const OWN = 'lamc';

async function previewed(person = ORGANIZER, options = HEAT): Promise<string> {
  return scene.ask(person, 'schedule cancel', options);
}

async function standsAsBefore(): Promise<void> {
  await scene.bot.tick();
  expect(scene.announcements()).toEqual([]);
  expect(await scene.ask(MEMBER, 'picket tomorrow')).toContain('All 7 lines');
}

describe('a captain', () => {
  it.each([
    [
      'another line',
      'schedule cancel',
      HEAT,
      'As a captain you may act for your own lines: Los Angeles Medical Center.',
    ],
    [
      'every line',
      'schedule cancel',
      typed({ date: 'today', reason: 'heat' }),
      'As a captain you may act for your own lines',
    ],
    [
      'another day',
      'schedule cancel',
      typed({ date: 'Dec 30', site: OWN, reason: 'heat' }),
      'As a captain you may change today and tomorrow.',
    ],
    [
      'a quiet day',
      'schedule quiet',
      typed({ date: 'tomorrow', reason: 'a vote' }),
      'Only organizers may use this.',
    ],
    ['the end', 'schedule end', typed({ date: 'today' }), 'Only organizers may use this.'],
  ])('may not touch %s', async (_, command, options, sentence) => {
    scene = await stage(AFTERNOON);
    expect(await scene.ask(CAPTAIN, command, options)).toContain(sentence);
    await standsAsBefore();
  });

  it('may call off their own line for tomorrow, and take that back', async () => {
    scene = await stage(AFTERNOON);
    await previewed(CAPTAIN, typed({ date: 'tomorrow', site: OWN, reason: 'a burst pipe' }));
    expect(await scene.press(CAPTAIN, QUIETLY)).toContain('**Done.**');
    expect(await scene.ask(MEMBER, 'picket tomorrow')).toContain('a burst pipe');
    expect(await scene.ask(CAPTAIN, 'schedule list')).toContain('(a captain, Thursday, December 26, 3 p.m.');
  });
});

it('what can be taken back is offered to whoever may take it back, and to nobody else', async () => {
  scene = await stage(AFTERNOON);
  await previewed();
  await scene.press(ORGANIZER, QUIETLY);
  await previewed(CAPTAIN, typed({ date: 'tomorrow', site: OWN, reason: 'a burst pipe' }));
  await scene.press(CAPTAIN, QUIETLY);
  await previewed(ORGANIZER, typed({ date: 'Dec 30', site: OWN, reason: 'storm' }));
  await scene.press(ORGANIZER, QUIETLY);
  await scene.ask(ORGANIZER, 'bargaining session add', typed({ session: 'Jan 29' }));
  await scene.press(ORGANIZER, 'Only record it');
  const offered = async (person: string, command: string) =>
    (await scene.choices(person, command, 'act')).map(({ name }) => name);
  expect(await offered(CAPTAIN, 'schedule undo')).toEqual([expect.stringContaining('a burst pipe')]);
  expect(await offered(ORGANIZER, 'schedule undo')).toHaveLength(3);
  expect(await offered(ORGANIZER, 'bargaining undo')).toHaveLength(1);
  expect(await offered(CAPTAIN, 'bargaining undo')).toEqual([]);
  expect(await offered(MEMBER, 'schedule undo')).toEqual([]);
});

describe('between preview and press', () => {
  it('the role was taken away: refused, and nothing is changed', async () => {
    scene = await stage(AFTERNOON);
    await previewed();
    for (const role of scene.strike.roles.organizer)
      scene.discord.act.removePersonRole(scene.strike.guild, ORGANIZER, role);
    expect(await scene.press(ORGANIZER, QUIETLY)).toBe('Only captains and organizers may use this.');
    await standsAsBefore();
  });

  it('somebody else changed that day: stale, and nothing is changed', async () => {
    scene = await stage(AFTERNOON);
    await previewed();
    await previewed(SECOND_ORGANIZER, typed({ date: 'tomorrow', reason: 'storm' }));
    await scene.press(SECOND_ORGANIZER, QUIETLY);
    expect(await scene.press(ORGANIZER, QUIETLY)).toContain('Somebody else has changed this meanwhile');
    const answer = await scene.ask(MEMBER, 'picket tomorrow');
    expect(answer).toContain('storm');
    expect(answer).not.toContain('heat');
  });

  it('somebody else changed another line on that day: all of it holds', async () => {
    scene = await stage(AFTERNOON);
    await previewed();
    await previewed(SECOND_ORGANIZER, typed({ date: 'tomorrow', site: 'anaheim', reason: 'storm' }));
    await scene.press(SECOND_ORGANIZER, AT_ONCE);
    await scene.bot.tick();
    // The channel has heard of that day by now, so nothing more of it can be quiet: that is shown first.
    expect(await scene.press(ORGANIZER, QUIETLY)).toContain('An announcement has gone out meanwhile');
    await scene.press(ORGANIZER, 'Show it again');
    expect(scene.buttons(ORGANIZER)).toEqual(['Change and tell', 'Discard']);
    expect(await scene.press(ORGANIZER, AT_ONCE)).toContain('**Done.**');
    const answer = await scene.ask(MEMBER, 'picket tomorrow');
    expect(answer).toContain('No line at Anaheim: storm.');
    expect(answer).toContain('No line at Fontana: heat.');
  });

  it('three leaders change three lines in one minute: all three hold', async () => {
    scene = await stage(AFTERNOON);
    const leaders = [
      [ORGANIZER, 'fontana'],
      [CAPTAIN, 'lamc'],
      [SECOND_ORGANIZER, 'downey'],
    ] as const;
    for (const [person, site] of leaders)
      await previewed(person, typed({ date: 'tomorrow', site, reason: 'heat' }));
    for (const [person] of leaders) {
      expect(await scene.press(person, AT_ONCE)).toContain('**Done.**');
      await scene.bot.tick();
    }
    expect(await scene.ask(MEMBER, 'picket tomorrow')).toContain(
      'No line at Los Angeles Medical Center, Fontana and Downey: heat.',
    );
  });

  it('somebody else changed another day: that is no matter', async () => {
    scene = await stage(AFTERNOON);
    await previewed();
    await previewed(SECOND_ORGANIZER, typed({ date: 'Mon Dec 30', site: 'anaheim', reason: 'storm' }));
    await scene.press(SECOND_ORGANIZER, QUIETLY);
    expect(await scene.press(ORGANIZER, QUIETLY)).toContain('**Done.**');
  });

  it('a quarter of an hour went by: expired', async () => {
    scene = await stage(AFTERNOON);
    await previewed();
    await scene.at('2024-12-26T15:15:00-08:00');
    expect(await scene.press(ORGANIZER, QUIETLY)).toContain('This preview is older than 15 minutes');
    await standsAsBefore();
    // It is not typed again.
    expect(await scene.press(ORGANIZER, 'Show it again')).toContain('**Not done yet:** No picket at Fontana');
    expect(await scene.press(ORGANIZER, QUIETLY)).toContain('**Done.**');
  });

  it('the bot was started again: the button still works', async () => {
    scene = await stage(AFTERNOON, { store: scratchStore() });
    await previewed();
    await scene.restart();
    expect(await scene.press(ORGANIZER, QUIETLY)).toContain('**Done.**');
    await scene.restart();
    expect(await scene.ask(MEMBER, 'picket tomorrow')).toContain('heat');
  });
});

describe('a press', () => {
  it('a second time does nothing twice', async () => {
    scene = await stage(AFTERNOON);
    await previewed();
    const [confirm, tell] = buttonsOf(scene.discord, ORGANIZER);
    await scene.press(ORGANIZER, AT_ONCE);
    for (const button of [confirm, tell]) {
      if (!button) throw new Error('no button');
      // What is on the screen is gone; whoever pressed twice in a row meets the same.
      await expect(async () => pressAgain(scene.discord, ORGANIZER, button)).rejects.toThrow('no component');
    }
    await scene.bot.tick();
    expect(scene.announcements()).toHaveLength(1);
  });

  it('twice at once is one', async () => {
    scene = await stage(AFTERNOON);
    await previewed();
    const button = buttonNamed(buttonsOf(scene.discord, ORGANIZER), AT_ONCE);
    const done = shown(scene, ORGANIZER, '**Done');
    const refused = scene.discord.inspect.next('message-created', ({ stored }) =>
      stored.message.content.startsWith('This has been confirmed already'),
    );
    await Promise.all([
      pressAgain(scene.discord, ORGANIZER, button),
      pressAgain(scene.discord, ORGANIZER, button),
    ]);
    expect(await done).toContain('**Done');
    await refused;
    await scene.bot.tick();
    expect(scene.announcements()).toHaveLength(1);
  });

  it('on Discard changes nothing', async () => {
    scene = await stage(AFTERNOON);
    await previewed();
    expect(await scene.press(ORGANIZER, 'Discard')).toBe('**Discarded.** Nothing was changed.');
    await standsAsBefore();
  });
});

describe('what cannot be meant gets one sentence', () => {
  it.each([
    [
      'schedule cancel',
      { date: 'Mon Dec 31', reason: 'heat' },
      'December 31 is a Tuesday, not a Monday. Write “Tue Dec 31” or “Mon Dec 30”.',
    ],
    [
      'schedule cancel',
      { date: 'yesterday', reason: 'heat' },
      'Wednesday, December 25 is over. Pick today or a later day.',
    ],
    [
      'schedule cancel',
      { date: 'tomorrow', site: 'fontanna', reason: 'heat' },
      'I know no picket line called “fontanna”. Do you mean Fontana? Write it like that, or pick one from the list.',
    ],
    ['schedule cancel', { date: 'tomorrow', reason: '   ' }, '“reason” is empty. Write it out.'],
    [
      'schedule hours',
      { date: 'tomorrow', start: '8', end: '12' },
      '“8” may be 8 a.m. or 8 p.m. Write which one, like 8 a.m.',
    ],
    [
      'schedule hours',
      { date: 'tomorrow', start: '8 am', end: '08:00' },
      'It would start and end at 8 a.m., the same time. Write the other end.',
    ],
    [
      'schedule quiet',
      { date: 'Dec 30', until: 'Dec 27', reason: 'x' },
      '“until” (Friday, December 27) is before the first day (Monday, December 30). Write a later one.',
    ],
    [
      'schedule quiet',
      { date: 'tomorrow', until: '2030-12-27', reason: 'x' },
      '“until” (Friday, December 27, 2030) is more than a year after the first day (Friday, December 27). Look at its year.',
    ],
    [
      'schedule cancel',
      { date: '9999-12-31', reason: 'x' },
      '“9999-12-31” is more than ten years away. Look at its year, and write it like 2025-01-09.',
    ],
    [
      'schedule add',
      { date: 'tomorrow' },
      'Say what to add: `start` and `end` for an extra shift, or a `title` for an event.',
    ],
    [
      'schedule add',
      { date: 'tomorrow', title: 'Rally', time: 'lunchtime', start: 'noon', end: '1 p.m.' },
      '`time` says when already. Write either `time`, or `start` and `end`.',
    ],
    [
      'schedule add',
      { date: 'tomorrow', title: 'Rally', end: '1 p.m.' },
      '`end` needs its `start`. Write both, or write `time`.',
    ],
    [
      'schedule add',
      { date: 'tomorrow', start: 'noon', end: '1 p.m.', where: 'the south gate' },
      '`time`, `where` and `announce` are for an event, which needs a `title`. An extra shift has `start` and `end` instead.',
    ],
    [
      'schedule open',
      { date: 'tomorrow', name: 'Kona', zone: 'Hawaii time' },
      '“Hawaii time” is not a time zone with a place; write one like America/Los_Angeles.',
    ],
    [
      'schedule cancel',
      { date: 'tomorrow', reason: 'heat', ping: 'everyone' },
      "“everyone” is not on the union's list of roles that may be pinged. Pick one from the list.",
    ],
    [
      'schedule open',
      { date: 'tomorrow', name: 'Fontana' },
      'That changes nothing: it stands like that already.',
    ],
    ['schedule undo', { act: 'whatever' }, 'I do not know that one any more. Pick one from the list.'],
    [
      'schedule cancel',
      { date: 'Dec 24', reason: 'heat' },
      'Tuesday, December 24 is over. Pick today or a later day.',
    ],
  ])('/%s %j', async (command, options, sentence) => {
    scene = await stage(AFTERNOON);
    expect(await scene.ask(ORGANIZER, command, typed(options as Record<string, string>))).toBe(sentence);
    await standsAsBefore();
  });
});

it('what is called off already is refused with how the day stands', async () => {
  scene = await stage(AFTERNOON);
  const options = typed({ date: 'tomorrow', site: 'fontana', reason: 'heat' });
  await scene.ask(ORGANIZER, 'schedule cancel', options);
  await scene.press(ORGANIZER, QUIETLY);
  expect(await scene.ask(ORGANIZER, 'schedule cancel', options)).toBe(
    'That would change nothing. Fri Dec 27: 8 a.m. to 2 p.m. (Pacific Time), 6 of 7 lines. No line at Fontana: heat.',
  );
});

describe('what would change nothing says why, and the way out', () => {
  const HOURS = { start: '8 am', end: 'noon' };
  it.each([
    [
      'a day of the union’s list',
      [],
      ['schedule hours', { date: 'Dec 31', ...HOURS }],
      "Tue Dec 31: no lines (New Year's Eve). The day is on the union's list of quiet days; only the strike file takes it off.",
    ],
    [
      'a day that an organizer made quiet',
      [['schedule quiet', { date: 'Jan 2', reason: 'a vote' }]],
      ['schedule add', { date: 'Jan 2', ...HOURS }],
      'Thu Jan 2: no lines (a vote). An organizer has made the day quiet, and `/schedule undo` takes that back.',
    ],
    [
      'lines that are suspended',
      [['schedule suspend', { date: 'Jan 2', reason: 'a vote' }]],
      ['schedule move', { date: 'Jan 3', site: OWN, place: 'the east gate' }],
      'Fri Jan 3: no lines (a vote). An organizer has made the day quiet, and `/schedule undo` takes that back.',
    ],
    [
      'a day on which every line is called off',
      [['schedule cancel', { date: 'Jan 2', reason: 'heat' }]],
      ['schedule move', { date: 'Jan 2', site: OWN, place: 'the east gate' }],
      'Thu Jan 2: no lines (heat). The lines are called off: `/schedule undo` takes that back, and `/schedule hours` lets them stand at other hours.',
    ],
    [
      'a line that is closed',
      [['schedule close', { date: 'Jan 2', site: OWN }]],
      ['schedule hours', { date: 'Jan 2', site: OWN, ...HOURS }],
      'Thu Jan 2: Los Angeles Medical Center, no lines. There is no line then that is open; `/schedule open` opens one again.',
    ],
    [
      'a day on which none is scheduled',
      [],
      ['schedule cancel', { date: 'Sat Jan 4', reason: 'heat' }],
      'Sat Jan 4: no lines.',
    ],
  ] as [string, [string, Record<string, string>][], [string, Record<string, string>], string][])(
    '%s',
    async (_, done, [command, options], sentence) => {
      scene = await stage(AFTERNOON);
      for (const [each, its] of done) {
        await scene.ask(ORGANIZER, each, typed(its));
        await scene.press(ORGANIZER, QUIETLY);
        // A suspension takes another organizer.
        if (each === 'schedule suspend') {
          await scene.press(SECOND_ORGANIZER, 'Approve', scene.strike.channels.organizers);
        }
      }
      expect(await scene.ask(ORGANIZER, command, typed(options))).toBe(
        `That would change nothing. ${sentence}`,
      );
    },
  );

  it('a day after the end that was recorded', async () => {
    scene = await stage(AFTERNOON);
    await scene.ask(ORGANIZER, 'schedule end', typed({ date: 'tomorrow' }));
    await scene.press(ORGANIZER, QUIETLY);
    await scene.press(SECOND_ORGANIZER, 'Approve', scene.strike.channels.organizers);
    expect(await scene.ask(ORGANIZER, 'schedule hours', typed({ date: 'Jan 2', ...HOURS }))).toBe(
      'That would change nothing. Thu Jan 2: the strike is over. An organizer has recorded the end of the strike, and `/schedule undo` takes that back.',
    );
  });
});

it('of lines that are all called off, one may get another reason', async () => {
  scene = await stage(AFTERNOON);
  await scene.ask(ORGANIZER, 'schedule cancel', typed({ date: 'Dec 30', reason: 'heat' }));
  await scene.press(ORGANIZER, QUIETLY);
  const options = { date: 'Dec 30', site: 'fontana', reason: 'a burst pipe' };
  expect(await scene.ask(ORGANIZER, 'schedule cancel', typed(options))).toContain(
    'No picket at Fontana, Monday, December 30: a burst pipe.',
  );
  expect(await scene.press(ORGANIZER, QUIETLY)).toContain('**Done.**');
  expect(await scene.ask(MEMBER, 'picket on', typed({ date: 'Dec 30', site: 'fontana' }))).toContain(
    'No picket line at Fontana on Monday, December 30: a burst pipe.',
  );
  expect(await scene.ask(MEMBER, 'picket on', typed({ date: 'Dec 30' }))).toContain('heat');
  expect(await scene.ask(ORGANIZER, 'schedule cancel', typed(options))).toContain(
    'That would change nothing.',
  );
});

describe('what is typed is read as it is meant', () => {
  it.each([
    [
      'the time of an event in start and end',
      'schedule add',
      { date: 'tomorrow', title: 'Rally', start: 'noon', end: '1 p.m.' },
      'Rally: Friday, December 27, noon to 1 p.m., at every line.',
    ],
    [
      'a time that says its half of the day once',
      'schedule add',
      { date: 'tomorrow', title: 'Rally', time: '12-1 p.m.' },
      'Rally: Friday, December 27, noon to 1 p.m., at every line.',
    ],
    [
      'a full stop after a reason',
      'schedule cancel',
      { date: 'tomorrow', site: 'fontana', reason: 'heat.' },
      'No picket at Fontana, Friday, December 27: heat.\n',
    ],
    [
      'characters that cannot be seen',
      'schedule cancel',
      { date: 'tomorrow', site: 'fontana', reason: 'heat\u202e\u0007 wave' },
      'No picket at Fontana, Friday, December 27: heat wave.',
    ],
    [
      'every line, called off',
      'schedule cancel',
      { date: 'tomorrow', reason: 'heat' },
      'No picket at any line, Friday, December 27: heat.',
    ],
    [
      'a place that takes no “at”',
      'schedule add',
      { date: 'tomorrow', title: 'Town hall', time: 'noon', where: 'Online' },
      'Town hall: Friday, December 27, noon, Online.',
    ],
    [
      'an end that is still ahead',
      'schedule end',
      { date: 'tomorrow' },
      'The last day of the strike is Friday, December 27.\n',
    ],
    [
      'the end',
      'schedule end',
      { date: 'today' },
      'Today, Thursday, December 26, is the last day of the strike; its lines run to their end.',
    ],
  ])('%s', async (_, command, options, sentence) => {
    scene = await stage(AFTERNOON);
    expect(await scene.ask(ORGANIZER, command, typed(options))).toContain(sentence);
  });

  it('marks, as the characters that they are, and the notice keeps its shape', async () => {
    scene = await stage(AFTERNOON);
    const place = '``` **Changed:** [home.nuhw.org](https://other.example) -# ref';
    await scene.ask(ORGANIZER, 'schedule move', typed({ date: 'tomorrow', site: 'fontana', place }));
    await scene.press(ORGANIZER, AT_ONCE);
    await scene.bot.tick();
    const shown = '\\`\\`\\` \\*\\*Changed:\\*\\* \\[home.nuhw.org\\]\\(https://other.example) -# ref';
    const lines = scene.announcements()[0]?.split('\n') ?? [];
    expect(lines[0]).toBe(`**Fontana meets elsewhere, Friday, December 27: ${shown}.**`);
    expect(lines.at(-1)).toMatch(/^-# Strike day 67 · ref \S+ · is it really us\? \/verify$/);
    const [offer] = await scene.choices(ORGANIZER, 'schedule undo', 'act');
    expect(offer?.name).toContain('27: ``` **Changed:** [home.nuhw.org](');
  });

  it('a new line with a mark in its name is found by that name', async () => {
    scene = await stage(AFTERNOON);
    await scene.ask(ORGANIZER, 'schedule open', typed({ date: 'tomorrow', name: 'Gate_4' }));
    await scene.press(ORGANIZER, QUIETLY);
    expect(await scene.ask(MEMBER, 'picket tomorrow', typed({ site: 'gate_4' }))).toContain(
      'Picket at Gate\\_4',
    );
    expect(await scene.ask(ORGANIZER, 'schedule open', typed({ date: 'Dec 30', name: 'Gate_4' }))).toContain(
      'A picket line opens at Gate\\_4',
    );
  });

  it('a line that is opened again keeps its zone, and is not said to have another', async () => {
    scene = await stage(AFTERNOON);
    await scene.ask(ORGANIZER, 'schedule close', typed({ date: 'tomorrow', site: 'fontana' }));
    await scene.press(ORGANIZER, QUIETLY);
    const again = { date: 'Jan 6', name: 'Fontana' };
    expect(await scene.ask(ORGANIZER, 'schedule open', typed({ ...again, zone: 'Pacific/Honolulu' }))).toBe(
      'Fontana is known already, and its time zone is America/Los_Angeles. Leave `zone` out.',
    );
    expect(
      await scene.ask(ORGANIZER, 'schedule open', typed({ ...again, zone: 'America/Los_Angeles' })),
    ).toContain('A picket line opens at Fontana');
  });

  it('two new lines whose names have no Latin letter are two', async () => {
    scene = await stage(AFTERNOON);
    for (const name of ['コナ', 'ヒロ']) {
      await scene.ask(ORGANIZER, 'schedule open', typed({ date: 'tomorrow', name }));
      await scene.press(ORGANIZER, QUIETLY);
    }
    expect(await scene.ask(MEMBER, 'picket tomorrow')).toContain('Lancaster, コナ, ヒロ.');
  });
});
