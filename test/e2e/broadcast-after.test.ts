import { ChannelType } from 'discord-api-types/v10';
import { afterEach, describe, expect, it } from 'vitest';
import { worldOf } from '../../src/app/rehearse-world.ts';
import type { Strike } from '../../src/strike/strike.ts';
import { exampleStrike } from '../support/strikes.ts';
import { pressFor } from './buttons.ts';
import { ORGANIZER, SECOND_ORGANIZER, type Stage, stage, typed } from './stage.ts';
import { compose, openForm, sendForm, shown } from './writing.ts';

let scene: Stage;

afterEach(async () => {
  await scene.stop();
  expect(scene.violations).toEqual([]);
});

const START = '2024-12-26T15:00:00-08:00';
const LAMC = '1310000000000000031';
const FONTANA = '1310000000000000032';
const HALL = {
  headline: 'Town hall tonight',
  text: 'We talk about the offer at 7 p.m.',
  channels: ['announcements', 'lamc'],
  ping: 'members',
};

function plain(content = ''): string {
  return content.replaceAll(/ref \S+/g, 'ref ····').replaceAll(/\(https\S+\)/g, '(LINK)');
}

function textsIn(channel: string): string[] {
  return scene.discord.inspect.messages(channel).map(({ content }) => plain(content));
}

/** A bot that has sent a message to two channels. */
async function sent(strike: Strike = exampleStrike()): Promise<string> {
  scene = await stage(START, { strike });
  await compose(scene, ORGANIZER, HALL);
  await scene.press(ORGANIZER, 'Send');
  await scene.bot.tick();
  await shown(scene, ORGANIZER, '**Sent');
  await scene.at('2024-12-26T15:40:00-08:00');
  const [choice] = await scene.choices(ORGANIZER, 'broadcast correct', 'broadcast');
  expect(choice?.name).toBe('Thu Dec 26, 3 p.m. · Town hall tonight');
  return choice?.value ?? '';
}

describe('a correction', () => {
  it('edits every copy and marks it; a fresh message only if that is chosen; nobody is pinged again', async () => {
    const broadcast = await sent();
    const form = await openForm(scene, ORGANIZER, 'broadcast correct', { broadcast });
    expect(form.values).toEqual({ headline: HALL.headline, text: HALL.text, link: '' });
    const messages = await sendForm(scene, ORGANIZER, form, { text: 'We talk about the offer at 8 p.m.' });
    expect(messages.at(-1)?.content).toMatchInlineSnapshot(`
      "**Preview of a correction. Nothing is changed yet.** Above is the message as it will look.
      - I edit 2 copies, and mark them as corrected. An edit notifies nobody.
      - “Correct and post a new message” also posts the correction as a message of its own, so that people see it; that pings nobody.
      - Forwarded copies keep the old words: a forward is a snapshot.
      - 147 of 2,000 characters.
      -# Good for 15 minutes; the draft is kept after that."
    `);
    expect(scene.buttons(ORGANIZER)).toEqual([
      'Correct',
      'Correct and post a new message',
      'Edit',
      'Discard',
    ]);
    expect(await scene.press(ORGANIZER, 'Correct')).toMatchInlineSnapshot(
      `"**Corrected.** Every copy is edited within a minute."`,
    );
    await scene.bot.tick();
    expect(textsIn(LAMC)).toMatchInlineSnapshot(`
      [
        "**Town hall tonight**
      We talk about the offer at 8 p.m.
      <@&1310000000000000014>
      -# Corrected Thu Dec 26, 3:40 p.m.
      -# Thu Dec 26, 3 p.m. · ref ···· · is it really us? /verify",
      ]
    `);
    expect(textsIn(scene.strike.channels.announcements)).toEqual(textsIn(LAMC));
    expect(plain(messages[0]?.content)).toBe(textsIn(LAMC)[0]);

    const again = await openForm(scene, ORGANIZER, 'broadcast correct', { broadcast });
    await sendForm(scene, ORGANIZER, again, { text: 'At 9 p.m.' });
    await scene.press(ORGANIZER, 'Correct and post a new message');
    await scene.bot.tick();
    const [edited, notice, ...others] = textsIn(LAMC);
    expect(others).toEqual([]);
    expect(edited).toContain('At 9 p.m.');
    expect(notice).toMatchInlineSnapshot(`
      "**Corrected: Town hall tonight**
      At 9 p.m.
      -# Thu Dec 26, 3:40 p.m. · ref ···· · is it really us? /verify"
    `);
    expect(scene.discord.inspect.messages(LAMC).at(-1)?.rings).toEqual([]);
  });

  it('that changes nothing is refused in one sentence, and can be written on', async () => {
    const broadcast = await sent();
    const form = await openForm(scene, ORGANIZER, 'broadcast correct', { broadcast });
    await sendForm(scene, ORGANIZER, form, {});
    expect(await shown(scene, ORGANIZER, '**This cannot be sent yet.')).toMatchInlineSnapshot(`
      "**This cannot be sent yet. Your draft is kept.**
      - That changes nothing: the message reads like that already, so write what is to be different."
    `);
    expect(scene.buttons(ORGANIZER)).toEqual(['Edit', 'Discard']);
  });

  it('that was posted anew is shown by status, and follows a retraction', async () => {
    const broadcast = await sent();
    const form = await openForm(scene, ORGANIZER, 'broadcast correct', { broadcast });
    await sendForm(scene, ORGANIZER, form, { text: 'At 8 p.m.' });
    await scene.press(ORGANIZER, 'Correct and post a new message');
    await scene.bot.tick();
    expect(
      plain(await scene.ask(ORGANIZER, 'broadcast status', typed({ broadcast }))),
    ).toMatchInlineSnapshot(`
      "**Town hall tonight**, Thu Dec 26, 3 p.m.
      Corrected: Thu Dec 26, 3:40 p.m.
      **Sent to 2 channels.**
      - <#1310000000000000021>: [sent](LINK), ref ····
      - <#1310000000000000031>: [sent](LINK), ref ····
      - <#1310000000000000021>, the correction posted anew: [sent](LINK), ref ····
      - <#1310000000000000031>, the correction posted anew: [sent](LINK), ref ····"
    `);
    const options = typed({ broadcast, reason: 'The date was wrong.' });
    expect(await scene.ask(ORGANIZER, 'broadcast retract', options)).toContain(
      '- 4 copies are edited to say so.',
    );
    await scene.press(ORGANIZER, 'Retract and say so');
    for (let each = 0; each < 3; each += 1) await scene.bot.tick();
    expect(textsIn(LAMC).map(text => text.split('\n')[0])).toMatchInlineSnapshot(`
      [
        "**Retracted. Please disregard what stood here.**",
        "**Retracted. Please disregard what stood here.**",
        "**Please disregard the message of Thu Dec 26, 3 p.m., “Town hall tonight”.**",
      ]
    `);
    expect(
      plain(await scene.ask(ORGANIZER, 'broadcast status', typed({ broadcast }))),
    ).toMatchInlineSnapshot(`
      "**Town hall tonight**, Thu Dec 26, 3 p.m.
      Corrected: Thu Dec 26, 3:40 p.m.
      Retracted Thu Dec 26, 3:40 p.m.: The date was wrong.
      - <#1310000000000000021>: [sent](LINK), ref ····
      - <#1310000000000000031>: [sent](LINK), ref ····
      - <#1310000000000000021>, the correction posted anew: [sent](LINK), ref ····
      - <#1310000000000000021>, the word that it is retracted: [sent](LINK), ref ····
      - <#1310000000000000031>, the correction posted anew: [sent](LINK), ref ····
      - And 1 more that was posted anew."
    `);
  });

  it('is not made over another that came first', async () => {
    const broadcast = await sent();
    const first = await openForm(scene, ORGANIZER, 'broadcast correct', { broadcast });
    await sendForm(scene, ORGANIZER, first, { text: 'First.' });
    const [confirm] = scene.buttons(ORGANIZER);
    expect(confirm).toBe('Correct');
    const second = await openForm(scene, ORGANIZER, 'broadcast correct', { broadcast });
    await scene.press(ORGANIZER, 'Correct');
    await sendForm(scene, ORGANIZER, second, { text: 'Second.' });
    expect(await scene.press(ORGANIZER, 'Correct')).toContain('Somebody else has changed this meanwhile');
    await scene.bot.tick();
    expect(textsIn(LAMC)[0]).toContain('First.');
  });
});

describe('a correction of what is still to go out', () => {
  const EVERYONE = 'everyone';

  /** A message to everyone that two have approved for the next morning. */
  async function scheduled(): Promise<string> {
    const strike = exampleStrike();
    const mention = new Map([...strike.roles.mention, [EVERYONE, strike.guild]]);
    scene = await stage(START, { strike: { ...strike, roles: { ...strike.roles, mention } } });
    await compose(scene, ORGANIZER, { ...HALL, ping: EVERYONE }, { day: 'Fri', time: '9 a.m.' });
    await scene.press(ORGANIZER, 'Ask for approval');
    await scene.press(SECOND_ORGANIZER, 'Approve', strike.channels.organizers);
    const [choice] = await scene.choices(ORGANIZER, 'broadcast correct', 'broadcast');
    return choice?.value ?? '';
  }

  it('takes as many organizers as the message did, since it pings whom that does', async () => {
    const broadcast = await scheduled();
    const form = await openForm(scene, ORGANIZER, 'broadcast correct', { broadcast });
    const [message, said] = await sendForm(scene, ORGANIZER, form, { text: 'Stay at home.' });
    expect(message?.content).toContain('@everyone');
    expect(said?.content).toContain(
      '- It is not out yet, and goes out with these words, marked as corrected.',
    );
    expect(scene.buttons(ORGANIZER)).toEqual(['Ask for approval', 'Edit', 'Discard']);
    await scene.press(ORGANIZER, 'Ask for approval');
    await scene.at('2024-12-27T09:00:00-08:00');
    expect(textsIn(LAMC).join()).not.toContain('Stay at home.');
  });

  it('is called off, and then listed as that, not as sent to none', async () => {
    const broadcast = await scheduled();
    await scene.ask(ORGANIZER, 'broadcast retract', typed({ broadcast, reason: 'There is a deal.' }));
    expect(await scene.press(ORGANIZER, 'Retract')).toContain('**Called off.**');
    expect(await scene.ask(ORGANIZER, 'broadcast list')).toContain(
      '- Fri Dec 27, 9 a.m., called off: Town hall tonight (There is a deal.)',
    );
    expect(await scene.ask(ORGANIZER, 'broadcast status', typed({ broadcast }))).toContain(
      'Called off Thu Dec 26, 3 p.m.: There is a deal.',
    );
  });

  it('and it is not moved to an earlier time by one', async () => {
    const broadcast = await scheduled();
    expect(
      await scene.ask(ORGANIZER, 'broadcast reschedule', typed({ broadcast, time: '8 a.m.' })),
    ).toContain('It was approved for a later time.');
  });
});

it('a correction goes to the copies that are left, though a channel is gone', async () => {
  const broadcast = await sent();
  scene.discord.act.deleteChannel(LAMC);
  const form = await openForm(scene, ORGANIZER, 'broadcast correct', { broadcast });
  await sendForm(scene, ORGANIZER, form, { text: 'At 9 p.m.' });
  expect(scene.buttons(ORGANIZER)).toContain('Correct');
  await scene.press(ORGANIZER, 'Correct');
  await scene.bot.tick();
  expect(textsIn(scene.strike.channels.announcements)[0]).toContain('At 9 p.m.');
});

describe('a retraction', () => {
  it('shows a reason as it was typed, so that none can swallow the reference line or disguise a link', async () => {
    const broadcast = await sent();
    const reason = '``` ||Wrong date||, see [the page](https://example.com)';
    await scene.ask(ORGANIZER, 'broadcast retract', typed({ broadcast, reason }));
    await scene.press(ORGANIZER, 'Retract and say so');
    await scene.bot.tick();
    const copies = textsIn(LAMC);
    expect(copies).toHaveLength(2);
    for (const copy of copies) {
      expect(copy.split('\n')[1]).toBe('\\`\\`\\` \\|\\|Wrong date\\|\\|, see \\[the page\\]\\(LINK)');
      expect(copy).toMatch(/\n-# .*· ref ···· · is it really us\? \/verify$/);
    }
  });

  it('takes one organizer, and edits every copy to say so and why', async () => {
    const broadcast = await sent();
    expect(
      await scene.ask(ORGANIZER, 'broadcast retract', typed({ broadcast, reason: 'The date was wrong.' })),
    ).toMatchInlineSnapshot(`
      "**Preview. Nothing is changed yet.** This would retract “Town hall tonight” of Thu Dec 26, 3 p.m.: The date was wrong.
      - 2 copies are edited to say so.
      - “Retract and say so” also posts a new message that says so; that pings nobody.
      - “Delete the copies” leaves nothing to read, and no word of why.
      - Forwarded copies stay as they are: a forward is a snapshot."
    `);
    expect(scene.buttons(ORGANIZER)).toEqual([
      'Retract',
      'Retract and say so',
      'Delete the copies',
      'Leave it',
    ]);
    expect(textsIn(LAMC)[0]).not.toContain('Retracted');
    expect(await scene.press(ORGANIZER, 'Retract')).toMatchInlineSnapshot(
      `"**Retracted.** Every copy is edited within a minute."`,
    );
    await scene.bot.tick();
    expect(textsIn(LAMC)).toMatchInlineSnapshot(`
      [
        "**Retracted. Please disregard what stood here.**
      The date was wrong.
      -# Retracted Thu Dec 26, 3:40 p.m.
      -# Thu Dec 26, 3 p.m. · ref ···· · is it really us? /verify",
      ]
    `);
    expect(textsIn(scene.strike.channels.announcements)).toEqual(textsIn(LAMC));
    expect(await scene.ask(ORGANIZER, 'broadcast list')).toMatchInlineSnapshot(`
      "**Messages of the organizers**
      - Thu Dec 26, 3 p.m., 2 of 2 channels: Town hall tonight (retracted: The date was wrong.)"
    `);
    expect(await scene.ask(ORGANIZER, 'broadcast correct', typed({ broadcast }))).toBe(
      'This message has been retracted, so there is nothing more to change about it.',
    );
  });

  it('says so in a fresh message, where that is chosen', async () => {
    const broadcast = await sent();
    await scene.ask(ORGANIZER, 'broadcast retract', typed({ broadcast, reason: 'The date was wrong.' }));
    await scene.press(ORGANIZER, 'Retract and say so');
    await scene.bot.tick();
    await scene.bot.tick();
    expect(textsIn(LAMC)).toHaveLength(2);
    expect(textsIn(LAMC)[1]).toMatchInlineSnapshot(`
      "**Please disregard the message of Thu Dec 26, 3 p.m., “Town hall tonight”.**
      The date was wrong.
      -# Thu Dec 26, 3:40 p.m. · ref ···· · is it really us? /verify"
    `);
  });

  it('deletes the copies, as a choice of its own', async () => {
    const broadcast = await sent();
    await scene.ask(ORGANIZER, 'broadcast retract', typed({ broadcast, reason: 'A name was in it.' }));
    await scene.press(ORGANIZER, 'Delete the copies');
    await scene.bot.tick();
    await scene.bot.tick();
    expect([textsIn(LAMC), scene.announcements()]).toEqual([[], []]);
    expect(
      plain(await scene.ask(ORGANIZER, 'broadcast status', typed({ broadcast }))),
    ).toMatchInlineSnapshot(`
      "**Town hall tonight**, Thu Dec 26, 3 p.m.
      Retracted Thu Dec 26, 3:40 p.m.: A name was in it.
      - <#1310000000000000021>: deleted
      - <#1310000000000000031>: deleted"
    `);
  });

  it('goes through even when everything is frozen', async () => {
    const broadcast = await sent();
    await scene.ask(ORGANIZER, 'automation freeze', typed({ reason: 'a dispute' }));
    await scene.ask(ORGANIZER, 'broadcast retract', typed({ broadcast, reason: 'The date was wrong.' }));
    await scene.press(ORGANIZER, 'Retract');
    await scene.bot.tick();
    expect(textsIn(LAMC)[0]).toContain('**Retracted.');
    const { said } = await compose(scene, ORGANIZER, HALL);
    expect(said).toContain(
      '- Everything that I send is frozen (a dispute), so this cannot be sent until an organizer has used `/automation resume`.',
    );
    expect(said).not.toContain('Goes out at once.');
    expect(await scene.press(ORGANIZER, 'Send')).toContain('Everything that I send is frozen (a dispute)');
  });

  it('that is scheduled while posts are paused is said to wait', async () => {
    scene = await stage(START);
    await scene.ask(ORGANIZER, 'automation pause', typed({ reason: 'a dispute' }));
    const { said } = await compose(scene, ORGANIZER, HALL, { time: '5 pm' });
    expect(said).toContain('- That is in each of 2 channels: whoever sees them all is rung 2 times.');
    expect(said).toContain('- Automatic posts are paused; this would wait until they are resumed.');
  });
});

describe('a channel that Discord refuses', () => {
  it('is named with what to do, and tried again; the others have it once', async () => {
    scene = await stage(START);
    const everyone = scene.strike.guild;
    const deny = '2048';
    scene.discord.act.overwriteChannel(LAMC, everyone, '0', deny);
    scene.discord.act.deleteChannel(FONTANA);
    await compose(scene, ORGANIZER, { ...HALL, channels: ['announcements', 'lamc'] });
    await scene.press(ORGANIZER, 'Send');
    await scene.bot.tick();
    expect(scene.announcements()).toHaveLength(1);
    expect(textsIn(LAMC)).toEqual([]);
    expect(scene.alerts().join('\n')).toContain('Give my role Send Messages there.');
    expect(await shown(scene, ORGANIZER, '**Sent to 1 of 2 channels so far')).toMatchInlineSnapshot(`
      "**Sent to 1 of 2 channels so far.**
      - <#1310000000000000031>: not sent yet. I may not write in <#1310000000000000031>. Give my role Send Messages there. I keep trying as long as it is in time."
    `);
    scene.discord.act.overwriteChannel(LAMC, everyone, deny, '0');
    await scene.at('2024-12-26T15:02:00-08:00');
    expect(textsIn(LAMC)).toHaveLength(1);
    expect(scene.announcements()).toHaveLength(1);
    expect(await shown(scene, ORGANIZER, '**Sent to 2')).toContain('**Sent to 2 channels.**');
  });

  it('that was gone for good is told, and can be tried again', async () => {
    scene = await stage(START);
    await compose(scene, ORGANIZER, { ...HALL, channels: ['announcements', 'lamc'] });
    scene.discord.faults.add({
      method: 'POST',
      path: new RegExp(`^/channels/${LAMC}/messages$`),
      fault: {
        kind: 'status',
        status: 400,
        stage: 'before',
        body: JSON.stringify({ message: 'Invalid Form Body', code: 50035 }),
      },
    });
    await scene.press(ORGANIZER, 'Send');
    await scene.bot.tick();
    expect(plain(await shown(scene, ORGANIZER, '**Sent to 1 of 2 channels.**'))).toMatchInlineSnapshot(`
      "**Sent to 1 of 2 channels.**
      - <#1310000000000000031>: not sent. Discord's answer: Invalid Form Body (code 50035)."
    `);
    expect(scene.buttons(ORGANIZER)).toEqual(['Try 1 channel again', 'Into the schedule']);
    await scene.press(ORGANIZER, 'Try 1 channel again');
    await scene.bot.tick();
    expect([textsIn(LAMC).length, scene.announcements().length]).toEqual([1, 1]);
    expect(await shown(scene, ORGANIZER, '**Sent to 2')).toContain('Sent to 2 channels');
  });
});

describe('an announcement channel', () => {
  it('is published, once, where the strike file asks for it', async () => {
    const strike = exampleStrike();
    const world = worldOf([strike]);
    for (const channel of world.guilds.flatMap(({ channels }) => channels)) {
      if (channel.id === LAMC) channel.type = ChannelType.GuildAnnouncement;
    }
    const broadcasts = { ...strike.broadcasts, crosspost: true };
    scene = await stage(START, { strike: { ...strike, broadcasts }, world });
    await compose(scene, ORGANIZER, HALL);
    await scene.press(ORGANIZER, 'Send');
    await scene.bot.tick();
    await scene.bot.tick();
    const published = scene.discord.inspect.requests().filter(({ path }) => path.endsWith('/crosspost'));
    expect(published.map(({ status }) => status)).toEqual([400, 200]);
  });
});

describe('progress that cannot be shown', () => {
  it('is no failure of the message: it goes out, and nobody is told that nothing was changed', async () => {
    scene = await stage(START);
    await compose(scene, ORGANIZER, HALL);
    scene.discord.faults.add({
      method: 'PATCH',
      path: /^\/webhooks\//,
      times: Number.POSITIVE_INFINITY,
      fault: { kind: 'reset', stage: 'before' },
    });
    pressFor(scene, ORGANIZER, 'Send');
    await scene.discord.inspect.request({ method: 'PATCH', path: /^\/webhooks\// });
    await scene.bot.tick();
    expect([scene.announcements().length, textsIn(LAMC).length]).toEqual([1, 1]);
    expect(scene.log.filter(({ level }) => level === 'error')).toEqual([]);
    const shownTo = scene.discord.inspect.ephemerals(ORGANIZER).map(({ content }) => content);
    expect(shownTo.join('\n')).not.toContain('went wrong');
  });
});
