import { afterEach, describe, expect, it } from 'vitest';
import { AT_ONCE, QUIETLY } from './buttons.ts';
import { MEMBER, ORGANIZER, SECOND_ORGANIZER, type Stage, stage, typed } from './stage.ts';

let scene: Stage;

afterEach(async () => {
  await scene.stop();
  expect(scene.violations).toEqual([]);
});

/** Types a command as the organizer and presses; then the bot looks. */
async function does(command: string, options: Record<string, string>, label: string): Promise<string> {
  await scene.ask(ORGANIZER, command, typed(options));
  const said = await scene.press(ORGANIZER, label);
  await scene.bot.tick();
  return said;
}

function without(content = ''): string {
  return content.replaceAll(/ref \S+/g, 'ref ····');
}

/** What stands in the channel of the negotiations by itself, without its last line. */
function notices(): string[] {
  return scene
    .announcements()
    .filter(content => /Negotiations\.|Taken back|correction/.test(content))
    .map(content => content.split('\n').slice(0, -1).join('\n'));
}

describe('what happened in the example, typed in as it happened', () => {
  it('at every step members hear what was true that day', async () => {
    scene = await stage('2024-12-23T06:30:00-08:00');
    expect(scene.announcements()[0]).toContain('Bargaining: next session Thursday, January 9.');

    // January 8: wildfires.
    await scene.at('2025-01-08T15:00:00-08:00');
    const preview = await scene.ask(
      ORGANIZER,
      'bargaining session cancel',
      typed({ session: '2025-01-09', reason: 'wildfires', 'new-date': 'Thu Jan 16' }),
    );
    expect(without(preview)).toMatchInlineSnapshot(`
      "**Not done yet:** The bargaining session of Thursday, January 9 is cancelled: wildfires. New date: Thursday, January 16.
      Pings nobody.
      Posted, it reads in <#1310000000000000021>:
      > **Negotiations.** The bargaining session of Thursday, January 9 is cancelled: wildfires. New date: Thursday, January 16."
    `);
    expect(scene.buttons(ORGANIZER)).toEqual(['Post it', 'Only record it', 'Discard']);
    expect(await scene.pressAndTell(ORGANIZER, 'Post it')).toMatchInlineSnapshot(`
      "**Done, and the channel is told.** The bargaining session of Thursday, January 9 is cancelled: wildfires. New date: Thursday, January 16.
      -# \`/bargaining undo\` takes it back."
    `);
    await scene.bot.tick();
    expect(without(scene.announcements().at(-1))).toMatchInlineSnapshot(`
      "**Negotiations.** The bargaining session of Thursday, January 9 is cancelled: wildfires. New date: Thursday, January 16.
      -# Strike day 80 · ref ···· · is it really us? /verify"
    `);
    expect(await scene.ask(MEMBER, 'negotiations status')).toMatchInlineSnapshot(`
      "**Next talks: Thursday, January 16.**
      As of Wednesday, January 8. The last session on record was held on Wednesday, October 23.
      The session of Thursday, January 9 was cancelled: wildfires.
      **What the union asks for (National Union of Healthcare Workers):**
      - the same time for patient-care duties outside appointments as colleagues in Northern California have
      - the same wage levels as in Northern California
      - the same retirement benefits as in Northern California
      **What others have said since the last session:**
      - Monday, December 23, reported by the press: Both sides return to the table after letters from state legislators, the State Treasurer and the State Superintendent.
      - Monday, December 23, the employer says:
        - The strike is unnecessary.
        - More than 45% of its therapists have returned to work.
        - Care is timely, through a network of 13,000 therapists.
        - Its therapists are paid 18% above market, and a pension plan matches up to 9%.
        - The union's demand would leave 15,000 appointments a month unstaffed.
      More from the union: https://home.nuhw.org
      -# Everything on record: \`/negotiations timeline\`."
    `);

    await scene.at('2025-01-09T06:30:00-08:00');
    expect(scene.announcements().at(-1)).toContain('next session Thursday, January 16');
    expect(scene.announcements().at(-1)).not.toContain('scheduled for today');

    // January 16: it was held.
    await scene.at('2025-01-16T06:30:00-08:00');
    expect(scene.announcements().at(-1)).toContain('Bargaining: a session is scheduled for today.');
    await scene.at('2025-01-17T10:00:00-08:00');
    await does('bargaining session held', { session: '2025-01-16' }, 'Only record it');
    await does('bargaining session add', { session: 'Wed Jan 29' }, 'Only record it');
    expect(await scene.ask(MEMBER, 'negotiations status')).toContain('Wednesday, January 29');

    // March 10: mediation, as the union says.
    await scene.at('2025-03-10T18:00:00-07:00');
    await does('bargaining session held', { session: '2025-01-29' }, 'Only record it');
    await does('bargaining statement', { source: 'union', text: 'Mediation has begun.' }, 'Post it');
    expect(scene.announcements().at(-1)).toContain('**Negotiations.** The union says: Mediation has begun.');

    // The employer's claim is the employer's.
    await does(
      'bargaining statement',
      { source: 'employer', text: 'More than 45% have returned to work.' },
      'Only record it',
    );
    expect(await scene.ask(MEMBER, 'negotiations status')).toContain(
      'the employer says: More than 45% have returned',
    );

    // Nothing new, and then nothing for too long.
    await does('bargaining nothing-new', { day: 'Fri Mar 14', time: '5 p.m.' }, 'Only record it');
    expect(await scene.ask(MEMBER, 'negotiations status')).toContain('March 14');
    await scene.at('2025-03-15T09:00:00-07:00');
    expect(await scene.ask(MEMBER, 'negotiations status')).toContain('overdue');

    // May 4: a tentative agreement; the lines are halted for the vote, and then it is over.
    await scene.at('2025-05-04T20:00:00-07:00');
    await does(
      'bargaining statement',
      { source: 'union', text: 'There is a tentative agreement.' },
      'Post it',
    );
    await does('schedule suspend', { date: 'tomorrow', reason: 'a ratification vote' }, QUIETLY);
    await scene.press(SECOND_ORGANIZER, 'Approve', scene.strike.channels.organizers);
    expect(await scene.ask(MEMBER, 'picket tomorrow')).toContain(
      '**No picket lines tomorrow, Monday, May 5: a ratification vote.**',
    );
    const before = scene.announcements().length;
    // Nobody was told: by the time of the morning post the channel says so, once.
    await scene.at('2025-05-05T06:30:00-07:00');
    await scene.at('2025-05-06T06:30:00-07:00');
    expect(scene.announcements()).toHaveLength(before + 1);
    expect(scene.announcements().at(-1)).toContain(
      '**No picket lines today, Monday, May 5: a ratification vote.**',
    );

    await scene.at('2025-05-08T12:00:00-07:00');
    await scene.ask(
      ORGANIZER,
      'schedule end',
      typed({ date: 'today', words: 'Go back on Monday. Thank you all.' }),
    );
    expect(await scene.press(ORGANIZER, AT_ONCE)).toMatchInlineSnapshot(
      `"**1 more organizer has to approve.** I have asked in <#1310000000000000022>; it expires <t:1746731700:R>."`,
    );
    await scene.bot.tick();
    const { organizers } = scene.strike.channels;
    expect(scene.alerts().at(-1)).toMatchInlineSnapshot(
      `
      "**For approval: Today, Thursday, May 8, is the last day of the strike.** Pings nobody.
      <@&1310000000000000011> **<@1310000000000000503>, an organizer, asks for your approval. Nothing is changed yet.**
      The union’s words, in every answer from then on: “Go back on Monday. Thank you all.”
      - Now: Fri May 9 to Wed May 21: no lines (a ratification vote)
      - Then: Fri May 9 to Wed May 21: the strike is over
      - And so on after that.
      I post in <#1310000000000000021>:
      > **Today, Thursday, May 8, is the last day of the strike.**
      > Go back on Monday. Thank you all."
    `,
    );
    expect(await scene.ask(MEMBER, 'picket today')).not.toContain('is over');
    expect(await scene.press(ORGANIZER, 'Approve', organizers)).toBe(
      'Another organizer has to approve this: nobody approves their own request.',
    );
    expect(await scene.pressAndTell(SECOND_ORGANIZER, 'Approve', organizers)).toContain(
      '**Done, and the channel is told.**',
    );
    await scene.bot.tick();
    expect(without(scene.announcements().at(-1))).toMatchInlineSnapshot(`
      "**Today, Thursday, May 8, is the last day of the strike.**
      Go back on Monday. Thank you all.
      -# Strike day 200 · ref ···· · is it really us? /verify"
    `);
    await scene.at('2025-05-09T06:30:00-07:00');
    expect(await scene.ask(MEMBER, 'picket today')).toMatchInlineSnapshot(`
      "**No picket lines today, Friday, May 9: the strike ended Thursday, May 8.**
      Go back on Monday. Thank you all."
    `);
  });
});

describe('a session that is called off after it was announced', () => {
  const lineIn = (content = '') => content.split('\n').filter(line => /^Bargaining|Changed/.test(line));

  it('the outlook that is out says so and since when, and the mornings agree with it', async () => {
    scene = await stage('2025-01-05T18:00:00-08:00');
    expect(lineIn(scene.announcements()[0])).toEqual(['Bargaining: next session Thursday, January 9.']);
    await scene.at('2025-01-08T06:30:00-08:00');
    await scene.at('2025-01-08T15:00:00-08:00');
    const cancelled = { session: '2025-01-09', reason: 'wildfires' };
    await does('bargaining session cancel', cancelled, 'Only record it');
    const [outlook, morning] = scene.announcements();
    expect(lineIn(outlook)).toEqual([
      'Bargaining: no next session has been announced. The session of Thursday, January 9 is cancelled.',
      '-# Changed Wednesday, January 8 at 3 p.m.',
    ]);
    expect(lineIn(morning)).toEqual([lineIn(outlook)[0], '-# Changed at 3 p.m.']);

    await scene.at('2025-01-08T16:00:00-08:00');
    await does('bargaining session add', { session: 'Thu Jan 16' }, 'Only record it');
    expect(scene.announcements()).toHaveLength(2);
    const both =
      'Bargaining: next session Thursday, January 16. The session of Thursday, January 9 is cancelled.';
    expect(scene.announcements().map(each => lineIn(each)[0])).toEqual([both, both]);
    await scene.at('2025-01-09T06:30:00-08:00');
    expect(lineIn(scene.announcements().at(-1))).toEqual([both]);
    await scene.at('2025-01-10T06:30:00-08:00');
    expect(lineIn(scene.announcements().at(-1))).toEqual(['Bargaining: next session Thursday, January 16.']);
    expect(lineIn(scene.announcements()[0])).toEqual([both, '-# Changed Wednesday, January 8 at 4 p.m.']);
  });
});

it('organizers are told once that an update which they promised is overdue, and once that it is not any more', async () => {
  scene = await stage('2025-03-10T18:00:00-07:00');
  await does('bargaining nothing-new', { day: 'Fri Mar 14', time: '5 p.m.' }, 'Only record it');
  await scene.at('2025-03-14T17:00:00-07:00');
  const before = scene.alerts().length;
  await scene.at('2025-03-14T17:01:00-07:00');
  await scene.at('2025-03-14T17:02:00-07:00');
  const told = () =>
    scene
      .alerts()
      .slice(before)
      .filter(line => !line.startsWith('**Done by an organizer.**'));
  expect(told()).toMatchInlineSnapshot(`
    [
      "**The update on the negotiations that you promised by Friday, March 14, 5 p.m. (Pacific Time) is overdue**, and members who ask read that. Record what is new with \`/bargaining\`, or promise another time with \`/bargaining nothing-new\`.",
    ]
  `);
  expect(scene.discord.inspect.messages(scene.strike.channels.organizers).at(-1)?.rings).toEqual([]);
  expect(await scene.ask(ORGANIZER, 'automation health')).not.toContain('still open');
  await scene.at('2025-03-14T17:30:00-07:00');
  await does('bargaining nothing-new', { day: 'Mon Mar 17' }, 'Only record it');
  await scene.bot.tick();
  expect(told().slice(1)).toMatchInlineSnapshot(`
    [
      "**Solved:** no promised update on the negotiations is overdue any more.",
    ]
  `);
});

describe('what was recorded can be put right', () => {
  it('a statement is corrected, and an entry is taken back', async () => {
    scene = await stage('2025-01-02T10:00:00-08:00');
    await does(
      'bargaining statement',
      { source: 'press', text: 'Talks resume on Monday.', link: 'https://example.org/talks' },
      'Only record it',
    );
    const offered = await scene.choices(ORGANIZER, 'bargaining correct', 'act');
    const [first] = offered;
    expect(first?.name).toContain('Talks resume');
    await does(
      'bargaining correct',
      { act: first?.value ?? '', text: 'Talks resume on Thursday.' },
      'Only record it',
    );
    expect(await scene.ask(MEMBER, 'negotiations timeline')).toContain('Talks resume on Thursday.');
    const [, statement] = await scene.choices(ORGANIZER, 'bargaining undo', 'act');
    expect(await does('bargaining undo', { act: statement?.value ?? '' }, QUIETLY)).toContain(
      '**Taken back.**',
    );
    expect(await scene.ask(MEMBER, 'negotiations timeline')).not.toContain('Talks resume');
  });

  it('a posted claim that is corrected stays its speaker’s, and the first notice says that it was corrected', async () => {
    scene = await stage('2025-01-02T10:00:00-08:00');
    await does(
      'bargaining statement',
      { source: 'employer', text: 'Our offer stands until Thursday.', link: 'https://example.org/offer' },
      'Post it',
    );
    const [statement] = await scene.choices(ORGANIZER, 'bargaining correct', 'act');
    await scene.at('2025-01-02T10:40:00-08:00');
    const preview = await scene.ask(
      ORGANIZER,
      'bargaining correct',
      typed({ act: statement?.value ?? '', text: 'Our offer stands until Friday.' }),
    );
    expect(without(preview)).toMatchInlineSnapshot(`
      "**Not done yet:** Corrects what is on record:
      - Now: The employer says: Our offer stands until Thursday.
      - Then: The employer says: Our offer stands until Friday.
      Pings nobody.
      Posted, it reads in <#1310000000000000021>:
      > **Negotiations.** Corrected. The employer says: Our offer stands until Friday. (https://example.org/offer)
      I edit my message in <#1310000000000000021>:
      > **Negotiations.** The employer says: Our offer stands until Friday. (https://example.org/offer)
      > -# Corrected Thu Jan 2, 10:40 a.m.
      > -# Strike day 74 · ref ···· · is it really us? /verify"
    `);
    expect(await scene.pressAndTell(ORGANIZER, 'Post it')).toMatchInlineSnapshot(`
      "**Done, and the channel is told.** Corrected. The employer says: Our offer stands until Friday. (https://example.org/offer)
      -# \`/bargaining undo\` takes it back."
    `);
    await scene.bot.tick();
    await scene.bot.tick();
    expect(scene.announcements().map(without)).toMatchInlineSnapshot(`
      [
        "**Negotiations.** The employer says: Our offer stands until Friday. (https://example.org/offer)
      -# Corrected Thu Jan 2, 10:40 a.m.
      -# Strike day 74 · ref ···· · is it really us? /verify",
        "**Negotiations.** Corrected. The employer says: Our offer stands until Friday. (https://example.org/offer)
      -# Strike day 74 · ref ···· · is it really us? /verify",
      ]
    `);

    // The correction was itself wrong; later all of it is taken back.
    await scene.at('2025-01-03T09:00:00-08:00');
    const [correction] = await scene.choices(ORGANIZER, 'bargaining undo', 'act');
    expect(await scene.ask(ORGANIZER, 'bargaining undo', typed({ act: correction?.value ?? '' }))).toContain(
      'Takes back a correction of what is on record:\n- Now: Thursday, January 2, the employer says: Our offer stands until Friday.\n- Then: Thursday, January 2, the employer says: Our offer stands until Thursday.',
    );
    await scene.press(ORGANIZER, AT_ONCE);
    await scene.bot.tick();
    expect(notices()).toMatchInlineSnapshot(`
      [
        "**Negotiations.** The employer says: Our offer stands until Thursday. (https://example.org/offer)
      -# Corrected Fri Jan 3, 9 a.m.",
        "**Negotiations.** A correction was taken back. As before: The employer says: Our offer stands until Thursday. (https://example.org/offer)
      -# Corrected Fri Jan 3, 9 a.m.",
        "**Negotiations.** A correction was taken back. As before: Thursday, January 2, the employer says: Our offer stands until Thursday. (https://example.org/offer)",
      ]
    `);
    await scene.at('2025-01-04T09:00:00-08:00');
    await does('bargaining undo', { act: statement?.value ?? '' }, QUIETLY);
    expect(notices()).toMatchInlineSnapshot(`
      [
        "**Negotiations. Taken back: please disregard what stood here.**
      -# Taken back Sat Jan 4, 9 a.m.",
        "**Negotiations. Taken back: please disregard what stood here.**
      -# Taken back Sat Jan 4, 9 a.m.",
        "**Negotiations. Taken back: please disregard what stood here.**
      -# Taken back Sat Jan 4, 9 a.m.",
      ]
    `);
    expect(
      scene.discord.inspect.messages(scene.strike.channels.announcements).flatMap(each => each.rings),
    ).toEqual([]);
  });

  it('the longest claim and its correction both stand whole in the preview', async () => {
    scene = await stage('2025-01-02T10:00:00-08:00');
    const [old, corrected] = ['x'.repeat(500), 'y'.repeat(500)];
    const link = `https://example.org/${'z'.repeat(180)}`;
    await does('bargaining statement', { source: 'mediator', text: old, link }, 'Post it');
    const [statement] = await scene.choices(ORGANIZER, 'bargaining correct', 'act');
    const options = typed({ act: statement?.value ?? '', text: corrected });
    const preview = await scene.ask(ORGANIZER, 'bargaining correct', options);
    expect(preview).toContain(`- Now: The mediator says: ${old}\n- Then: The mediator says: ${corrected}\n`);
    expect(preview).toContain('I edit my message in');
    expect(preview.length).toBeLessThanOrEqual(2000);
    expect(preview).not.toMatch(/…$/);
  });

  it('a correction of what is taken back before it was told is told to nobody, and not missed', async () => {
    scene = await stage('2025-01-02T10:00:00-08:00');
    await does('bargaining statement', { source: 'employer', text: 'It stands.' }, 'Only record it');
    const [statement] = await scene.choices(ORGANIZER, 'bargaining correct', 'act');
    await scene.ask(ORGANIZER, 'automation pause', typed({ reason: 'a doubt' }));
    await does('bargaining correct', { act: statement?.value ?? '', text: 'It fell.' }, 'Post it');
    await does('bargaining undo', { act: statement?.value ?? '' }, QUIETLY);
    await scene.ask(ORGANIZER, 'automation resume');
    await scene.at('2025-01-02T15:00:00-08:00');
    expect(notices()).toEqual([]);
    expect(scene.alerts().join()).not.toContain('not posted');
  });

  it.each([
    [
      'bargaining session cancel',
      { session: 'Mon Jan 6' },
      'I know of no session on Monday, January 6. Pick one from the list, or record it with `/bargaining session add`.',
    ],
    [
      'bargaining session held',
      { session: 'Thu Jan 9' },
      'Thursday, January 9 is still to come, so no session was held then yet.',
    ],
    [
      'bargaining session add',
      { session: 'Thu Jan 9' },
      'That changes nothing: it stands like that already.',
    ],
    [
      'bargaining statement',
      { source: 'union', text: 'x', date: 'tomorrow' },
      'Friday, January 3 is still to come, so nothing was said then yet.',
    ],
    [
      'bargaining statement',
      { source: 'union', text: 'x', link: 'home.nuhw.org' },
      '“home.nuhw.org” is not a web address; write it in full, like https://home.nuhw.org.',
    ],
    [
      'bargaining statement',
      { source: 'union', text: 'x', link: 'https://home.nuhw.org/a b' },
      '“https\\://home.nuhw.org/a b” is not a web address; write it in full, like https://home.nuhw.org.',
    ],
    [
      'bargaining session cancel',
      { session: 'Oct 23' },
      'The session of Wednesday, October 23 is on record as held. If that is wrong, take it back with `/bargaining undo` or change it in the strike file.',
    ],
    [
      'bargaining session postpone',
      { session: 'Thu Jan 9', 'new-date': 'Jan 9' },
      'The new date is the same day, Thursday, January 9. Pick another, or leave it out.',
    ],
    [
      'bargaining nothing-new',
      { day: 'today', time: '9 a.m.' },
      '9 a.m. has passed already. Promise a later time.',
    ],
    [
      'bargaining nothing-new',
      { time: '5 p.m.' },
      'A time needs its day: pick the day of the next update, too.',
    ],
    [
      'bargaining session add',
      { session: 'Thu Jan 17' },
      'January 17 is a Friday, not a Thursday. Write “Fri Jan 17” or “Thu Jan 16”.',
    ],
  ])('/%s %j gets one sentence', async (command, options, sentence) => {
    scene = await stage('2025-01-02T10:00:00-08:00');
    expect(await scene.ask(ORGANIZER, command, typed(options as Record<string, string>))).toBe(sentence);
  });
});

it('a statement is posted as it was typed, with its link whole', async () => {
  scene = await stage('2025-01-02T10:00:00-08:00');
  const options = {
    source: 'press',
    text: '*No* [offer](https://b.example)',
    link: 'https://a.example/x_(y)',
  };
  await does('bargaining statement', options, 'Post it');
  const [notice = ''] = scene.announcements();
  expect(notice.split('\n')[0]).toBe(
    '**Negotiations.** Reported by the press: \\*No\\* \\[offer\\]\\(https://b.example) (https://a.example/x_%28y%29)',
  );
  expect(await scene.ask(MEMBER, 'negotiations timeline')).toContain(
    '\\*No\\* \\[offer\\]\\(https://b.example)',
  );
});

it('only sessions of which that can be recorded are offered, the scheduled ones first', async () => {
  scene = await stage('2025-01-02T10:00:00-08:00');
  await does('bargaining session add', { session: 'Jan 16' }, 'Only record it');
  await does('bargaining session cancel', { session: 'Jan 9', reason: 'wildfires' }, 'Only record it');
  const offered = async (step: string) =>
    (await scene.choices(ORGANIZER, `bargaining session ${step}`, 'session')).map(({ name }) => name);
  for (const step of ['cancel', 'postpone']) {
    expect(await offered(step)).toEqual([
      'Thursday, January 16 · session scheduled',
      'Thursday, January 9 · session cancelled',
    ]);
  }
  expect(await offered('held')).toEqual([expect.stringContaining('Thu Jan 2 · ')]);
  const toAdd = await offered('add');
  expect(toAdd[0]).toBe('Thursday, January 9 · session cancelled');
  expect(toAdd[1]).toContain('Thu Jan 2 · ');
  expect(toAdd.join()).not.toMatch(/Jan(uary)? 16|held/);
});

it('whoever records as held what is cancelled on record is told so first', async () => {
  scene = await stage('2025-01-09T18:00:00-08:00');
  await does('bargaining session cancel', { session: 'Jan 9', reason: 'wildfires' }, 'Only record it');
  const preview = await scene.ask(ORGANIZER, 'bargaining session held', typed({ session: 'today' }));
  expect(preview).toContain('\n- Now: The session of Thursday, January 9 was cancelled: wildfires.\n');
});

it('a session goes on past midnight, and ends in an agreement at 3:20', async () => {
  scene = await stage('2025-01-09T18:00:00-08:00');
  const first = async () => (await scene.ask(MEMBER, 'negotiations status')).split('\n')[0];
  expect(await first()).toBe('**Talks today, Thursday, January 9.**');
  await scene.at('2025-01-10T00:20:00-08:00');
  expect(await first()).toBe(
    '**Talks were set for yesterday, Thursday, January 9; there is no word of them yet.**',
  );
  await does('bargaining session under-way', { session: 'yesterday' }, 'Post it');
  expect(notices().at(-1)).toBe(
    '**Negotiations.** Both sides are still at the table since Thursday, January 9.',
  );
  expect(await first()).toBe('**Still at the table since Thursday.**');
  await scene.at('2025-01-10T03:20:00-08:00');
  const agreed = { session: '2025-01-09', outcome: 'tentative-agreement' };
  await does('bargaining session held', agreed, 'Only record it');
  expect(await first()).toBe('**A tentative agreement was reached in the session of Thursday, January 9.**');
  const vote = { opens: 'Sat Jan 11', 'opens-at': '8 a.m.', closes: 'Mon Jan 13', 'closes-at': '8 p.m.' };
  await does('bargaining vote', { ...vote, place: 'online' }, 'Only record it');
  await scene.at('2025-01-10T06:30:00-08:00');
  expect(scene.announcements().at(-1)?.split('\n').slice(-3, -1)).toEqual([
    'Bargaining: a tentative agreement was reached in the session of yesterday, Thursday, January 9.',
    'From Saturday, January 11, 8 a.m. to Monday, January 13, 8 p.m. members vote on ratification: online.',
  ]);
  expect(await scene.ask(MEMBER, 'negotiations timeline')).toContain(
    '- Thursday, January 9: Session held: a tentative agreement.',
  );
  await scene.at('2025-01-13T06:30:00-08:00');
  expect(scene.announcements().at(-1)).toContain(
    '\nThe ratification vote is open until Monday, January 13, 8 p.m.\n',
  );
});

it('a session that was held leaves the mornings with a word, and one without a word after a day', async () => {
  scene = await stage('2025-01-09T06:30:00-08:00');
  const line = () =>
    (scene.announcements().at(-1) ?? '').split('\n').filter(each => each.startsWith('Bargaining'));
  expect(line()).toEqual(['Bargaining: a session is scheduled for today.']);
  await scene.at('2025-01-10T06:30:00-08:00');
  expect(line()).toEqual([
    'Bargaining: a session was scheduled for Thursday, January 9; nothing has been recorded of it since.',
  ]);
  await does('bargaining session held', { session: '2025-01-09' }, 'Only record it');
  expect(line()).toEqual(['Bargaining: a session was held yesterday, Thursday, January 9.']);
  await scene.at('2025-01-10T10:00:00-08:00');
  await does('bargaining session add', { session: 'Tue Jan 14' }, 'Only record it');
  expect(line()).toEqual([
    'Bargaining: a session was held yesterday, Thursday, January 9. The next session is scheduled for Tuesday, January 14.',
  ]);
  await scene.at('2025-01-14T06:30:00-08:00');
  await scene.at('2025-01-14T17:00:00-08:00');
  await does('bargaining session held', { session: 'today', outcome: 'no-agreement' }, 'Only record it');
  expect(line()).toEqual(['Bargaining: the session of today ended without an agreement.']);
  await scene.at('2025-01-15T06:30:00-08:00');
  expect(line()).toEqual([
    'Bargaining: the session of yesterday, Tuesday, January 14, ended without an agreement.',
  ]);
  await scene.at('2025-01-16T06:30:00-08:00');
  expect(line()).toEqual([]);
});
