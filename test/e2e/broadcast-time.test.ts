import { afterEach, describe, expect, it } from 'vitest';
import { exampleStrike } from '../support/strikes.ts';
import { ORGANIZER, SECOND_ORGANIZER, type Stage, stage, typed } from './stage.ts';
import { compose, openForm, sendForm, shown } from './writing.ts';

let scene: Stage;

afterEach(async () => {
  await scene.stop();
  expect(scene.violations).toEqual([]);
});

const START = '2024-12-26T15:00:00-08:00';
const OFFER = {
  headline: 'The offer',
  text: 'Read it before the livestream.',
  channels: ['announcements', 'lamc'],
};

async function scheduled(): Promise<string> {
  scene = await stage(START);
  const { said } = await compose(scene, ORGANIZER, OFFER, { day: 'Fri', time: '9 a.m.' });
  expect(said).toContain('- Goes out Fri Dec 27, 9 a.m. (Pacific Time), <t:1735318800:R>.');
  expect(await scene.press(ORGANIZER, 'Schedule')).toMatchInlineSnapshot(`
    "**Scheduled.** It goes out Fri Dec 27, 9 a.m. (Pacific Time), <t:1735318800:R>.
    -# \`/broadcast reschedule\` moves it, \`/broadcast retract\` calls it off."
  `);
  const [choice] = await scene.choices(ORGANIZER, 'broadcast reschedule', 'broadcast');
  return choice?.value ?? '';
}

describe('an embargo', () => {
  it('holds the message until its time, and then it goes out once', async () => {
    await scheduled();
    expect(await scene.ask(ORGANIZER, 'broadcast list')).toMatchInlineSnapshot(`
      "**Messages of the organizers**
      - Scheduled for Fri Dec 27, 9 a.m.: The offer"
    `);
    await scene.at('2024-12-27T08:59:59-08:00');
    expect(scene.announcements().filter(text => text.includes('The offer'))).toEqual([]);
    await scene.at('2024-12-27T09:00:00-08:00');
    await scene.bot.tick();
    expect(scene.announcements().filter(text => text.includes('The offer'))).toHaveLength(1);
  });

  it('is the next thing that the bot posts, for whoever moves the clock there', async () => {
    scene = await stage(START);
    await compose(scene, ORGANIZER, OFFER, { time: '4 p.m.' });
    await scene.press(ORGANIZER, 'Schedule');
    expect(scene.bot.nextPost()?.dueAt.toUTC().toISO()).toBe('2024-12-27T00:00:00.000Z');
  });

  it('that is over while the bot was away goes out late, and says so', async () => {
    await scheduled();
    await scene.at('2024-12-27T10:30:00-08:00');
    expect(scene.announcements().find(text => text.includes('The offer'))).toContain(
      '-# Late: this was due at 9 a.m. and could not go out then.',
    );
  });

  it('that is long over does not go out; organizers are told, and can send it all the same', async () => {
    const broadcast = await scheduled();
    await scene.at('2024-12-27T11:30:00-08:00');
    expect(scene.announcements().filter(text => text.includes('The offer'))).toEqual([]);
    expect(scene.alerts().join('\n')).toContain('the broadcast of');
    expect(await scene.ask(ORGANIZER, 'broadcast status', typed({ broadcast }))).toMatchInlineSnapshot(`
      "**The offer**, Fri Dec 27, 9 a.m.
      **Sent to 0 of 2 channels.**
      - <#1310000000000000021>: not sent in its time.
      - <#1310000000000000031>: not sent in its time."
    `);
    await scene.press(ORGANIZER, 'Try 2 channels again');
    await scene.bot.tick();
    expect(scene.announcements().filter(text => text.includes('The offer'))).toHaveLength(1);
  });

  it('is moved by four hours with the livestream', async () => {
    const broadcast = await scheduled();
    expect(
      await scene.ask(ORGANIZER, 'broadcast reschedule', typed({ broadcast, time: '1 p.m.' })),
    ).toMatchInlineSnapshot(
      `"**Preview. Nothing is changed yet.** Instead of Fri Dec 27, 9 a.m., “The offer” would go out Fri Dec 27, 1 p.m. (Pacific Time), <t:1735333200:R>."`,
    );
    expect(scene.buttons(ORGANIZER)).toEqual(['Move it', 'Leave it']);
    expect(await scene.press(ORGANIZER, 'Move it')).toContain('**Moved.** It goes out Fri Dec 27, 1 p.m.');
    await scene.at('2024-12-27T09:00:00-08:00');
    expect(scene.announcements().filter(text => text.includes('The offer'))).toEqual([]);
    await scene.at('2024-12-27T13:00:00-08:00');
    expect(scene.announcements().filter(text => text.includes('The offer'))).toHaveLength(1);
    expect(
      await scene.ask(ORGANIZER, 'broadcast reschedule', typed({ broadcast, day: 'Sat', time: '1 p.m.' })),
    ).toContain('on its way or out already');
  });

  it('is called off by one organizer before its time', async () => {
    const broadcast = await scheduled();
    const preview = await scene.ask(
      ORGANIZER,
      'broadcast retract',
      typed({ broadcast, reason: 'The livestream is off.' }),
    );
    expect(preview).toContain('It is not out yet, and would not go out.');
    expect(scene.buttons(ORGANIZER)).toEqual(['Retract', 'Leave it']);
    expect(await scene.press(ORGANIZER, 'Retract')).toBe('**Called off.** It will not go out.');
    expect(await scene.ask(ORGANIZER, 'broadcast status', typed({ broadcast }))).toMatchInlineSnapshot(`
      "**The offer**, Fri Dec 27, 9 a.m.
      Called off Thu Dec 26, 3 p.m.: The livestream is off.
      - <#1310000000000000021>: not sent, and it will not be.
      - <#1310000000000000031>: not sent, and it will not be."
    `);
    await scene.at('2024-12-27T09:00:00-08:00');
    expect(scene.announcements().filter(text => text.includes('offer'))).toEqual([]);
  });

  it('waits for a pause to end', async () => {
    await scheduled();
    await scene.ask(ORGANIZER, 'automation pause', typed({ reason: 'a dispute' }));
    await scene.at('2024-12-27T09:00:00-08:00');
    expect(scene.announcements().filter(text => text.includes('The offer'))).toEqual([]);
    await scene.ask(ORGANIZER, 'automation resume');
    await scene.at('2024-12-27T09:20:00-08:00');
    expect(scene.announcements().filter(text => text.includes('The offer'))).toHaveLength(1);
  });

  it('is approved until its end, and not earlier than it was approved for', async () => {
    const strike = exampleStrike();
    scene = await stage(START, { strike: { ...strike, approval: { ...strike.approval, broadcast: 2 } } });
    await compose(scene, ORGANIZER, OFFER, { day: 'Fri', time: '9 a.m.' });
    await scene.press(ORGANIZER, 'Ask for approval');
    await scene.at('2024-12-26T20:00:00-08:00');
    expect(await scene.press(SECOND_ORGANIZER, 'Approve', strike.channels.organizers)).toContain(
      '**Scheduled.** It goes out Fri Dec 27, 9 a.m.',
    );
    const [choice] = await scene.choices(ORGANIZER, 'broadcast reschedule', 'broadcast');
    const broadcast = choice?.value ?? '';
    expect(
      await scene.ask(ORGANIZER, 'broadcast reschedule', typed({ broadcast, day: 'Fri', time: '8 a.m.' })),
    ).toContain('It was approved for a later time.');
  });
});

describe('a time that cannot be', () => {
  const OVER =
    'Thursday, December 26, 3 p.m. is over. Type the command again with a later `time`, or another `day`.';
  const FAR =
    'Saturday, March 15, 2 p.m. is more than 30 days away, and I keep no message for longer. Type the command again with an earlier `day`.';

  it.each([
    ['is over', { time: '3 p.m.' }, OVER],
    ['is months away', { day: '2025-03-15', time: '2 p.m.' }, FAR],
    ['is 30 days and a minute away', { day: '2025-01-25', time: '3:01 p.m.' }, 'is more than 30 days away'],
  ])('%s: no form opens, and no message is moved there', async (_, options, sentence) => {
    const broadcast = await scheduled();
    const given = options as Record<string, string>;
    expect(await scene.ask(ORGANIZER, 'broadcast compose', typed(given))).toContain(sentence);
    expect(
      await scene.ask(ORGANIZER, 'broadcast reschedule', typed({ day: 'today', ...given, broadcast })),
    ).toContain(sentence);
  });

  it('is 30 days away, which is the last that can be', async () => {
    scene = await stage(START);
    expect(
      await scene.ask(ORGANIZER, 'broadcast compose', typed({ day: '2025-01-25', time: '3 p.m.' })),
    ).toBe('a form');
  });

  it('passes while the form is open: its draft is taken up with a later time, or without one to be sent at once', async () => {
    scene = await stage(START);
    const form = await openForm(scene, ORGANIZER, 'broadcast compose', { time: '3:10 p.m.' });
    await scene.at('2024-12-26T15:10:00-08:00');
    await sendForm(scene, ORGANIZER, form, OFFER);
    const said = await shown(scene, ORGANIZER, '**This cannot be sent yet. Your draft is kept.**');
    expect(said).toContain('- Thu Dec 26, 3:10 p.m. is over.');
    expect(scene.buttons(ORGANIZER)).toEqual(['Edit', 'Discard']);
    expect(said).toContain('`/broadcast compose` with the option `draft` takes this up again');
    const [kept] = await scene.choices(ORGANIZER, 'broadcast compose', 'draft');
    const draft = kept?.value ?? '';
    const later = await compose(scene, ORGANIZER, {}, { draft, time: '4 p.m.' });
    expect(later.said).toContain('- Goes out Thu Dec 26, 4 p.m.');
    expect(later.message).toContain(OFFER.text);
    await scene.at('2024-12-26T16:30:00-08:00');
    const now = await compose(scene, ORGANIZER, {}, { draft });
    expect(now.said).toContain('- Goes out at once.');
    expect(scene.buttons(ORGANIZER)).toEqual(['Send', 'Edit', 'Into the schedule', 'Discard']);
  });

  it.each([
    ['a day without a time', { day: 'Fri' }, 'A day needs a time'],
    ['an hour of no half of the day', { time: '9' }, '“9” may be 9 a.m. or 9 p.m.'],
    ['a weekday that the date is not', { day: 'Thu Jan 10', time: '9 a.m.' }, 'Friday'],
  ])('%s', async (_, options, sentence) => {
    scene = await stage(START);
    expect(
      await scene.ask(ORGANIZER, 'broadcast compose', typed(options as Record<string, string>)),
    ).toContain(sentence);
  });

  it('is skipped by the clocks', async () => {
    scene = await stage('2025-03-07T15:00:00-08:00');
    expect(
      await scene.ask(ORGANIZER, 'broadcast compose', typed({ day: 'Sun Mar 9', time: '2:30 a.m.' })),
    ).toBe('There is no 2:30 a.m. on Sunday, March 9: the clocks are put forward then. Pick another time.');
  });
});
