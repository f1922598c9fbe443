import { describe, expect, it } from 'vitest';
import { CAPTAIN, MEMBER, NEWCOMER, ORGANIZER } from '../../e2e/stage.ts';
import { playing, typed } from '../playing.ts';

const MORNING = '**Picket today, Monday, December 23: 8 a.m. to 2 p.m. (Pacific Time).**';
const AT_FONTANA = '**Picket at Fontana today, Monday, December 23: 8 a.m. to 2 p.m. (Pacific Time).**';

describe('/picket today', () => {
  it.each([MEMBER, CAPTAIN, ORGANIZER, NEWCOMER])('says the same to everyone: %s', async person => {
    const scene = await playing();
    expect(await scene.ask(person, 'picket today')).toContain(MORNING);
  });

  it.each(['fontana', 'Fontana', 'FONTANA', '  fontana '])('finds a site by name or id: “%s”', async site => {
    const scene = await playing();
    expect(await scene.ask(MEMBER, 'picket today', typed({ site }))).toContain(AT_FONTANA);
  });

  it('takes an empty site for none', async () => {
    const scene = await playing();
    expect(await scene.ask(MEMBER, 'picket today', typed({ site: ' ' }))).toContain(MORNING);
  });

  it.each(['Metro', 'metro', 'METRO'])('knows the groups, in any case: “%s”', async site => {
    const scene = await playing();
    const answer = await scene.ask(MEMBER, 'picket sites', typed({ site }));
    const named = scene.strike.sites.filter(({ name }) => answer.includes(name));
    expect(named.map(({ group }) => group)).toEqual(['Metro', 'Metro']);
  });

  it.each(['today', 'tomorrow', 'week', 'next', 'sites'])(
    '/picket %s says which site it does not know',
    async subcommand => {
      const scene = await playing();
      expect(await scene.ask(MEMBER, `picket ${subcommand}`, typed({ site: 'Nowhere @everyone' }))).toBe(
        'I know no picket line called “Nowhere \\@everyone”. Pick one from the list, or see `/picket sites`.',
      );
    },
  );

  it('follows the clock over midnight, in the strike’s zone', async () => {
    const scene = await playing('2024-12-23T23:59:00-08:00');
    expect(await scene.ask(MEMBER, 'picket today')).toContain('Monday, December 23');
    scene.clock.set('2024-12-24T00:00:00-08:00');
    expect(await scene.ask(MEMBER, 'picket today')).toMatch(
      /^\*\*No picket lines today, Tuesday, December 24: Christmas Eve\.\*\*/,
    );
  });

  it('needs Discord for nothing but the answer', async () => {
    const scene = await playing();
    const before = scene.discord.inspect.requests().length;
    await scene.ask(MEMBER, 'picket today');
    const made = scene.discord.inspect.requests().slice(before);
    expect(made.map(({ route }) => route)).toEqual([
      '/interactions/{interaction_id}/{interaction_token}/callback',
    ]);
  });
});

describe('/picket on', () => {
  it.each([
    ['2025-01-09', 'Thursday, January 9'],
    ['Thu', 'Thursday, December 26'],
    ['tomorrow', 'Tuesday, December 24'],
    ['1/9', 'Thursday, January 9'],
    ["New Year's Eve", 'Tuesday, December 31'],
  ])('reads “%s”', async (date, day) => {
    const scene = await playing();
    expect((await scene.ask(MEMBER, 'picket on', typed({ date }))).split('\n')[0]).toContain(day);
  });

  it('takes a site beside the date', async () => {
    const scene = await playing();
    const answer = await scene.ask(MEMBER, 'picket on', typed({ date: '2025-01-09', site: 'fontana' }));
    expect(answer).toContain('**Picket at Fontana on Thursday, January 9:');
  });

  it.each(['2025-02-30', 'soon', '@everyone', '0', '<@&14>', 'Fri Jan 9'])(
    'says why it cannot read “%s”',
    async date => {
      const scene = await playing();
      const answer = await scene.ask(MEMBER, 'picket on', typed({ date }));
      expect(answer).not.toContain('Something went wrong');
      expect(answer).not.toContain('**');
      expect(scene.log.filter(({ level }) => level === 'error')).toEqual([]);
    },
  );
});

describe('the choices of /picket', () => {
  async function choices(value: string, name = 'site') {
    const { discord, strike } = await playing();
    const { choices } = await discord.act.autocomplete({
      person: MEMBER,
      locale: 'en-US',
      guildId: strike.guild,
      channelId: strike.channels.announcements,
      commandId: discord.inspect.commands(strike.guild).find(each => each.name === 'picket')?.id ?? '',
      options: [{ name: 'on', type: 1, options: [{ name, type: 3, value, focused: true }] }],
    });
    return { choices, strike };
  }

  it('are all sites and groups, and at most 25', async () => {
    const { choices: offered, strike } = await choices('');
    const groups = new Set(strike.sites.flatMap(({ group }) => group ?? []));
    expect(offered.map(({ value }) => value)).toEqual([...strike.sites.map(({ id }) => id), ...groups]);
    expect(offered.length).toBeLessThanOrEqual(25);
  });

  it.each(['FONT', 'font', ' font'])(
    'are those that hold what is typed, in any case: “%s”',
    async typedSoFar => {
      const { choices: offered } = await choices(typedSoFar);
      expect(offered).toEqual([{ name: 'Fontana', value: 'fontana' }]);
    },
  );

  it.each(['nothing like it', '🙂', 'x'.repeat(100)])('are none where nothing fits: “%s”', async value => {
    const { choices: offered } = await choices(value);
    expect(offered).toEqual([]);
  });

  it('of dates are the next 25 days', async () => {
    const { choices: offered } = await choices('', 'date');
    expect(offered).toHaveLength(25);
    expect(offered.map(({ value }) => value)).toContain('2024-12-23');
    expect(offered.filter(({ name }) => name.length > 100)).toEqual([]);
  });
});
