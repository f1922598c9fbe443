import { afterEach, describe, expect, it } from 'vitest';
import { AT_ONCE, QUIETLY } from './buttons.ts';
import { MEMBER, ORGANIZER, type Stage, stage, typed } from './stage.ts';

let scene: Stage;

afterEach(async () => {
  await scene.stop();
  expect(scene.violations).toEqual([]);
});

/** Without what is another's in every run. */
function plain(content = ''): string {
  return content.replaceAll(/ref \S+/g, 'ref ····');
}

/** Confirms what is previewed, and lets the bot look. */
async function confirm(label = QUIETLY): Promise<string> {
  const said = await scene.press(ORGANIZER, label);
  await scene.bot.tick();
  return said;
}

/** The same for what the channel is told by itself. */
async function confirmAndTell(): Promise<string> {
  const said = await scene.pressAndTell(ORGANIZER, QUIETLY);
  await scene.bot.tick();
  return said;
}

describe('a line is called off for tomorrow', () => {
  it('is previewed, confirmed, and folded into the morning post', async () => {
    scene = await stage('2024-12-26T15:00:00-08:00');
    const preview = await scene.ask(
      ORGANIZER,
      'schedule cancel',
      typed({ date: 'tomorrow', site: 'fontana', reason: 'heat' }),
    );
    expect(plain(preview)).toMatchInlineSnapshot(`
      "**Not done yet:** No picket at Fontana, Friday, December 27: heat.
      Pings nobody.
      - Now: Fri Dec 27: 8 a.m. to 2 p.m. (Pacific Time)
      - Then: Fri Dec 27: 8 a.m. to 2 p.m. (Pacific Time), 6 of 7 lines. No line at Fontana: heat.
      Told at once, I post this in <#1310000000000000021>; quietly, members learn it from the next announcement, or when they ask:
      > **No picket at Fontana, Friday, December 27: heat.**
      > Picket tomorrow, Friday, December 27: 8 a.m. to 2 p.m. (Pacific Time).
      > 6 of 7 lines: Los Angeles Medical Center, Anaheim, San Diego, Bakersfield, Downey, Lancaster.
      > No line at Fontana: heat.
      > Starts <t:1735315200:R>, <t:1735315200:t> by your clock."
    `);
    expect(scene.buttons(ORGANIZER)).toEqual(['Change and tell', 'Change quietly', 'Discard']);
    expect(await scene.ask(MEMBER, 'picket tomorrow')).not.toContain('heat');

    expect(await confirm()).toMatchInlineSnapshot(`
      "**Done.** No picket at Fontana, Friday, December 27: heat.
      -# \`/schedule undo\` takes it back."
    `);
    expect(scene.announcements()).toEqual([]);
    expect(await scene.ask(MEMBER, 'picket tomorrow')).toContain('No line at Fontana: heat.');

    await scene.at('2024-12-27T06:30:00-08:00');
    expect(scene.announcements()).toEqual([expect.stringContaining('No line at Fontana: heat.')]);
  });

  it('is told at once where the organizer wants that', async () => {
    scene = await stage('2024-12-26T15:00:00-08:00');
    await scene.ask(
      ORGANIZER,
      'schedule cancel',
      typed({ date: 'tomorrow', site: 'fontana', reason: 'heat' }),
    );
    await confirm(AT_ONCE);
    expect(scene.announcements()).toEqual([expect.stringContaining('**No picket at Fontana')]);
    expect(plain(scene.announcements()[0])).toMatchInlineSnapshot(`
      "**No picket at Fontana, Friday, December 27: heat.**
      Picket tomorrow, Friday, December 27: 8 a.m. to 2 p.m. (Pacific Time).
      6 of 7 lines: Los Angeles Medical Center, Anaheim, San Diego, Bakersfield, Downey, Lancaster.
      No line at Fontana: heat.
      Starts <t:1735315200:R>, <t:1735315200:t> by your clock.
      -# Strike day 67 · ref ···· · is it really us? /verify"
    `);
  });
});

describe('today changes after the morning post', () => {
  it('the post is edited, one notice follows, and undoing tells, too', async () => {
    scene = await stage('2024-12-26T06:29:00-08:00');
    await scene.at('2024-12-26T06:30:00-08:00');
    expect(scene.announcements()).toHaveLength(1);
    const preview = await scene.ask(
      ORGANIZER,
      'schedule hours',
      typed({
        date: 'today',
        site: 'anaheim',
        start: '8 a.m.',
        end: 'noon',
        reason: 'storm',
        ping: 'members',
      }),
    );
    expect(plain(preview)).toMatchInlineSnapshot(`
      "**Not done yet:** Picket at Anaheim, Thursday, December 26, is 8 a.m. to noon (storm).
      Pings the role “members”, with the notice only.
      - Now: Thu Dec 26: Anaheim, 8 a.m. to 2 p.m. (Pacific Time)
      - Then: Thu Dec 26: Anaheim, 8 a.m. to noon (Pacific Time). Not the usual hours: storm.
      I post in <#1310000000000000021>, because an edit notifies nobody:
      > **Picket at Anaheim, Thursday, December 26, is 8 a.m. to noon (storm).**
      > Picket today, Thursday, December 26: from 8 a.m. (Pacific Time).
      > - 8 a.m. to 2 p.m. (Pacific Time): Los Angeles Medical Center, Fontana, San Diego, Bakersfield, Downey, Lancaster
      > - 8 a.m. to noon (Pacific Time): Anaheim
      > Not the usual hours at Anaheim: storm.
      > Starts…
      -# Cut here; the message is whole.
      I edit my message in <#1310000000000000021>:
      > **Picket today, Thursday, December 26: from 8 a.m. (Pacific Time).**
      > -…
      -# Cut here; the message is whole."
    `);
    expect(scene.buttons(ORGANIZER)).toEqual(['Change and ring members', 'Whole messages', 'Discard']);
    expect(await confirmAndTell()).toMatchInlineSnapshot(`
      "**Done, and the channel is told.** Picket at Anaheim, Thursday, December 26, is 8 a.m. to noon (storm).
      -# \`/schedule undo\` takes it back."
    `);
    const [post, notice, ...others] = scene.announcements();
    expect(others).toEqual([]);
    expect(post).toContain('8 a.m. to noon');
    expect(plain(notice)).toMatchInlineSnapshot(`
      "**Picket at Anaheim, Thursday, December 26, is 8 a.m. to noon (storm).**
      Picket today, Thursday, December 26: from 8 a.m. (Pacific Time).
      - 8 a.m. to 2 p.m. (Pacific Time): Los Angeles Medical Center, Fontana, San Diego, Bakersfield, Downey, Lancaster
      - 8 a.m. to noon (Pacific Time): Anaheim
      Not the usual hours at Anaheim: storm.
      Starts <t:1735228800:R>, <t:1735228800:t> by your clock.
      <@&1310000000000000014>
      -# Strike day 67 · ref ···· · is it really us? /verify"
    `);
    const rings = scene.discord.inspect
      .messages(scene.strike.channels.announcements)
      .map(each => each.pings.roles);
    expect(rings).toEqual([[], [...scene.strike.roles.mention.values()]]);

    const [offer] = await scene.choices(ORGANIZER, 'schedule undo', 'act');
    expect(offer?.name).toContain('Anaheim');
    await scene.at('2024-12-26T06:40:00-08:00');
    await scene.ask(ORGANIZER, 'schedule undo', typed({ act: offer?.value ?? '' }));
    expect(await confirmAndTell()).toContain('**Taken back, and the channel is told.**');
    const [restored, , told] = scene.announcements();
    expect(restored).toContain('8 a.m. to 2 p.m.');
    expect(restored).not.toContain('noon');
    expect(told).toContain('\nTaken back: Picket at Anaheim');
    // Whom the change had rung, what is so again rings, too.
    const [, overtaken, last] = scene.discord.inspect.messages(scene.strike.channels.announcements);
    expect(last?.pings.roles).toEqual([...scene.strike.roles.mention.values()]);
    expect(overtaken?.content).toContain('**No longer the last word: a newer message came');
  });
});
