import { afterEach, describe, expect, it } from 'vitest';
import { datesFrom, isoDate } from '../../src/strike/dates.ts';
import type { WallTime } from '../../src/strike/strike.ts';
import { instantAt } from '../../src/strike/wallclock.ts';
import { MEMBER, NEWCOMER, type Stage, stage } from './stage.ts';

let scene: Stage | undefined;

afterEach(async () => {
  const violations = scene?.violations ?? [];
  await scene?.stop();
  scene = undefined;
  expect(violations).toEqual([]);
});

describe('the first morning', () => {
  it('announces at 6:30, once, and answers a member alone', async () => {
    scene = await stage('2024-12-23T06:29:00-08:00');
    expect(scene.announcements()).toEqual([]);
    await scene.at('2024-12-23T06:30:00-08:00');
    await scene.at('2024-12-23T06:31:00-08:00');
    expect(scene.announcements()).toHaveLength(1);
    expect(scene.announcements()[0]).toMatch(/^\*\*Picket today, Monday, December 23: 8 a\.m\. to 2 p\.m\./);

    const answer = await scene.ask(MEMBER, 'picket today');
    expect(answer).toMatch(/^\*\*Picket today, Monday, December 23/);
    expect(scene.discord.inspect.ephemerals(NEWCOMER)).toEqual([]);
    expect(scene.announcements()).toHaveLength(1);
  });

  it('pings nobody', async () => {
    scene = await stage('2024-12-23T06:30:00-08:00');
    const [message] = scene.discord.inspect.messages(scene.strike.channels.announcements);
    expect(message?.rings).toEqual([]);
  });

  it('answers with the reason on a quiet day, and says nothing by itself', async () => {
    scene = await stage('2024-12-24T06:29:00-08:00');
    await scene.at('2024-12-24T06:30:00-08:00');
    await scene.at('2024-12-24T18:00:00-08:00');
    expect(scene.announcements()).toEqual([]);
    expect(await scene.ask(MEMBER, 'picket today')).toMatch(
      /^\*\*No picket lines today, Tuesday, December 24: Christmas Eve\.\*\*\nNone tomorrow either \(Christmas Day\)\./,
    );
  });
});

it('the weeks over the turn of the year: mornings, evenings and silences are the union’s', async () => {
  scene = await stage('2024-12-23T00:00:00-08:00');
  const said: string[] = [];
  for (const date of datesFrom(isoDate('2024-12-23'), isoDate('2025-01-10'))) {
    for (const time of ['06:30', '12:00', '17:00', '18:00', '23:00']) {
      const before = scene.announcements().length;
      await scene.at(instantAt(date, time as WallTime, 'America/Los_Angeles').toISO());
      const posted = scene.announcements().slice(before);
      said.push(
        ...posted.map(text => `${date} ${time} ${text.replaceAll('*', '').split(' ').slice(0, 2).join(' ')}`),
      );
    }
  }
  expect(said).toEqual([
    '2024-12-23 06:30 Picket today,',
    '2024-12-23 17:00 No picket',
    '2024-12-26 06:30 Picket today,',
    '2024-12-27 06:30 Picket today,',
    '2024-12-29 18:00 Picket December',
    '2024-12-30 06:30 Picket today,',
    '2024-12-30 17:00 No picket',
    '2025-01-02 06:30 Picket today,',
    '2025-01-03 06:30 Picket today,',
    '2025-01-05 18:00 Picket January',
    '2025-01-06 06:30 Picket today,',
    '2025-01-07 06:30 Picket today,',
    '2025-01-08 06:30 Picket today,',
    '2025-01-09 06:30 Picket today,',
    '2025-01-10 06:30 Picket today,',
  ]);
  // The log's head, in the evening of each day on which something was posted, and nothing else.
  const heads = scene.alerts().filter(text => text.startsWith('**Audit log: '));
  expect(scene.alerts().filter(text => !heads.includes(text))).toEqual([
    expect.stringMatching(/^\*\*How did the session of Thursday, January 9 end\?\*\*/),
  ]);
  expect(heads).toHaveLength(new Set(said.map(row => row.slice(0, 10))).size);
});

describe('what a member can type', () => {
  it.each`
    command                  | options                       | begins
    ${'picket tomorrow'}     | ${{}}                         | ${'**No picket lines tomorrow, Tuesday, December 24: Christmas Eve.**'}
    ${'picket week'}         | ${{}}                         | ${'**Picket December 23 to December 29: Mon, Thu and Fri, 8 a.m. to 2 p.m. (Pacific Time).**'}
    ${'picket on'}           | ${{ date: 'Jan 9' }}          | ${'**Picket on Thursday, January 9: 8 a.m. to 2 p.m. (Pacific Time).**'}
    ${'picket on'}           | ${{ date: 'Fri Jan 9' }}      | ${'January 9 is a Thursday, not a Friday. Write “Thu Jan 9” or “Fri Jan 10”.'}
    ${'picket on'}           | ${{ date: 'asdf @everyone' }} | ${'I cannot read “asdf \\@everyone” as a date.'}
    ${'picket today'}        | ${{ site: 'fontana' }}        | ${'**Picket at Fontana today, Monday, December 23: 8 a.m. to 2 p.m. (Pacific Time).**'}
    ${'picket today'}        | ${{ site: 'Nowhere' }}        | ${'I know no picket line called “Nowhere”.'}
    ${'picket next'}         | ${{}}                         | ${'**Picket today, Monday, December 23'}
    ${'picket sites'}        | ${{}}                         | ${'**7 picket lines, all of them today, 8 a.m. to 2 p.m. (Pacific Time).**'}
    ${'negotiations status'} | ${{}}                         | ${'**Next talks: Thursday, January 9.**'}
    ${'help'}                | ${{}}                         | ${'**What you can ask**\n- `/picket today`: Is there a line today'}
  `('/$command $options', async ({ command, options, begins }) => {
    scene = await stage('2024-12-23T06:40:00-08:00');
    const typed = Object.entries(options as Record<string, string>).map(([name, value]) => ({
      name,
      type: 3,
      value,
    }));
    expect(await scene.ask(NEWCOMER, command, typed)).toContain(begins);
    const [asked] = scene.discord.inspect.ephemerals(NEWCOMER);
    expect(asked?.rings).toEqual([]);
  });

  it('offers the next days, each with what it is', async () => {
    scene = await stage('2024-12-23T06:40:00-08:00');
    const { strike, discord } = scene;
    const picket = discord.inspect.commands(strike.guild).find(({ name }) => name === 'picket');
    const choices = async (value: string, option = 'date') => {
      const answer = await discord.act.autocomplete({
        person: MEMBER,
        locale: 'en-US',
        guildId: strike.guild,
        channelId: strike.channels.announcements,
        commandId: picket?.id ?? '',
        options: [{ name: 'on', type: 1, options: [{ name: option, type: 3, value, focused: true }] }],
      });
      return answer.choices.map(({ name }) => name);
    };
    expect((await choices('')).slice(0, 4)).toEqual([
      'Mon Dec 23 · picket 8 a.m. to 2 p.m. (Pacific Time)',
      'Tue Dec 24 · quiet, Christmas Eve',
      'Wed Dec 25 · quiet, Christmas Day',
      'Thu Dec 26 · picket 8 a.m. to 2 p.m. (Pacific Time)',
    ]);
    expect(await choices('jan 9')).toEqual(['Thu Jan 9 · picket 8 a.m. to 2 p.m. (Pacific Time)']);
    expect(await choices('new year')).toEqual([
      "Wed Jan 1 · quiet, New Year's Day",
      "Tue Dec 31 · quiet, New Year's Eve",
    ]);
    expect((await choices('12/11')).map(name => name.slice(0, 10))).toEqual(['Wed Dec 11', 'Tue Nov 12']);
    expect(await choices('font', 'site')).toEqual(['Fontana']);
  });
});
