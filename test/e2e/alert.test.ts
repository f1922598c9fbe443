import { afterEach, describe, expect, it } from 'vitest';
import type { Strike } from '../../src/strike/strike.ts';
import { exampleStrike } from '../support/strikes.ts';
import { QUIETLY } from './buttons.ts';
import { CAPTAIN, MEMBER, ORGANIZER, SECOND_ORGANIZER, type Stage, stage, typed } from './stage.ts';
import { shown } from './writing.ts';

let scene: Stage;

afterEach(async () => {
  await scene.stop();
  expect(scene.violations).toEqual([]);
});

const START = '2024-12-26T10:00:00-08:00';
const HEAT = { site: 'lamc', text: 'Heat: water and shade at the east gate.' };

const FROZEN =
  'Everything that I send is frozen (a dispute), so no alert can go out. Ask an organizer to start me again, and type ' +
  'the alert again after that. Until then, warn the line yourself: I reach nobody.';

function plain(content = ''): string {
  return content.replaceAll(/ref \S+/g, 'ref ····');
}

/** Types an alert and waits for its preview. */
async function previewed(person: string, options = HEAT): Promise<string> {
  const ready = scene.discord.inspect.next(
    'message-created',
    ({ stored }) => stored.onlyFor === person && (stored.message.components ?? []).length > 0,
  );
  await scene.ask(person, 'alert send', typed(options));
  return (await ready).stored.message.content;
}

describe('an alert', () => {
  it('is a captain’s for the own line: one command, one preview, one press', async () => {
    scene = await stage(START);
    const said = await previewed(CAPTAIN);
    const [exact] = scene.discord.inspect.ephemerals(CAPTAIN).slice(-2);
    expect(exact?.content).toMatchInlineSnapshot(`
      "**Alert: Los Angeles Medical Center**
      Heat: water and shade at the east gate.
      <@&1310000000000000014>
      -# Thu Dec 26, 10 a.m. · ref ····-···· · is it really us? /verify"
    `);
    expect(said).toMatchInlineSnapshot(`
      "**Preview. Nothing is sent yet.** Above is the message as it will look; each channel gets its own code.
      - Goes to <#1310000000000000021>.
      - Goes out at once.
      - Pings the role “members”: 4 people.
      - 167 of 2,000 characters.
      -# Good for 15 minutes; after that, type the alert again."
    `);
    expect(scene.buttons(CAPTAIN)).toEqual(['Send the alert', 'Discard']);
    expect(scene.announcements()).toEqual([]);
    await scene.press(CAPTAIN, 'Send the alert');
    await scene.bot.tick();
    const [alert, ...others] = scene.discord.inspect.messages(scene.strike.channels.announcements);
    expect(others).toEqual([]);
    expect(plain(alert?.content)).toBe(plain(exact?.content));
    expect(alert?.pings).toEqual({ users: [], roles: ['1310000000000000014'], everyone: false });
    expect(await shown(scene, CAPTAIN, '**Sent')).toContain('**Sent.**');
  });

  it('of a captain for another line is refused', async () => {
    scene = await stage(START);
    expect(await scene.ask(CAPTAIN, 'alert send', typed({ ...HEAT, site: 'anaheim' }))).toBe(
      'As a captain you may act for your own lines: Los Angeles Medical Center. For others, ask an organizer.',
    );
  });

  it('of a captain whose role is taken away before the press is refused', async () => {
    scene = await stage(START);
    await previewed(CAPTAIN);
    for (const role of [...scene.strike.roles.captain.values()].flat()) {
      scene.discord.act.removePersonRole(scene.strike.guild, CAPTAIN, role);
    }
    expect(await scene.press(CAPTAIN, 'Send the alert')).toBe('Only captains and organizers may use this.');
    await scene.bot.tick();
    expect(scene.announcements()).toEqual([]);
  });

  it('of a member is refused', async () => {
    scene = await stage(START);
    expect(await scene.ask(MEMBER, 'alert send', typed(HEAT))).toBe(
      'Only captains and organizers may use this.',
    );
  });

  it('has no second for the same line until the cooldown is over; another line may have its own', async () => {
    scene = await stage(START);
    await previewed(CAPTAIN);
    await previewed(ORGANIZER);
    await scene.press(CAPTAIN, 'Send the alert');
    await scene.bot.tick();
    // What was previewed before the other went out is not sent either.
    expect(await scene.press(ORGANIZER, 'Send the alert')).toMatch(
      /^Los Angeles Medical Center has just had an alert\. The next one can go out <t:\d+:R>, so that/,
    );
    expect(await scene.ask(SECOND_ORGANIZER, 'alert send', typed(HEAT))).toContain('has just had an alert');
    expect(await previewed(SECOND_ORGANIZER, { ...HEAT, site: 'anaheim' })).toContain('Nothing is sent yet');
    await scene.at('2024-12-26T10:15:00-08:00');
    await previewed(CAPTAIN);
    await scene.press(CAPTAIN, 'Send the alert');
    await scene.bot.tick();
    expect(scene.announcements().filter(text => text.includes('Alert: '))).toHaveLength(2);
  });

  it('pings nobody where the strike file allows no role for it', async () => {
    const { alerts, ...strike } = exampleStrike();
    const quiet: Strike = { ...strike, alerts: { cooldownMinutes: alerts.cooldownMinutes } };
    scene = await stage(START, { strike: quiet });
    expect(await previewed(CAPTAIN)).toContain('- Pings nobody.');
    await scene.press(CAPTAIN, 'Send the alert');
    await scene.bot.tick();
    const [alert] = scene.discord.inspect.messages(quiet.channels.announcements);
    expect([alert?.rings, alert?.content.includes('<@&')]).toEqual([[], false]);
  });

  it('is not sent half an hour late', async () => {
    scene = await stage(START);
    await previewed(CAPTAIN);
    scene.discord.faults.add({
      method: 'POST',
      path: /^\/channels\/1310000000000000021\/messages$/,
      times: Number.POSITIVE_INFINITY,
      fault: { kind: 'reset', stage: 'before' },
    });
    await scene.press(CAPTAIN, 'Send the alert');
    await scene.bot.tick();
    scene.discord.faults.clear();
    await scene.at('2024-12-26T10:31:00-08:00');
    await scene.bot.tick();
    expect(scene.announcements()).toEqual([]);
    expect(scene.alerts().join('\n')).toContain('the broadcast of Thursday, December 26');
  });

  it('goes out while automatic posts are paused, for somebody has sent it; not while all is frozen', async () => {
    scene = await stage(START);
    await scene.ask(ORGANIZER, 'automation pause', typed({ reason: 'a dispute' }));
    await previewed(CAPTAIN);
    await scene.press(CAPTAIN, 'Send the alert');
    await scene.bot.tick();
    expect(scene.announcements()).toHaveLength(1);
    await scene.ask(ORGANIZER, 'automation freeze', typed({ reason: 'a dispute' }));
    expect(await scene.ask(ORGANIZER, 'alert send', typed({ ...HEAT, site: 'anaheim' }))).toBe(FROZEN);
  });

  it('is refused at once while all is frozen, and says whom to ask and what to do until then', async () => {
    scene = await stage(START);
    await previewed(CAPTAIN);
    await scene.ask(ORGANIZER, 'automation freeze', typed({ reason: 'a dispute' }));
    expect(await scene.press(CAPTAIN, 'Send the alert')).toBe(FROZEN);
    expect(await scene.ask(CAPTAIN, 'alert send', typed(HEAT))).toBe(FROZEN);
    expect(scene.announcements()).toEqual([]);
  });

  it('whose preview is too old is to be typed again: there is no draft to take up', async () => {
    scene = await stage(START);
    await previewed(CAPTAIN);
    await scene.at('2024-12-26T10:15:00-08:00');
    expect(await scene.press(CAPTAIN, 'Send the alert')).toBe(
      'This preview is older than 15 minutes, so nothing was sent. Type the alert again.',
    );
  });

  it('with something wrong is not called a draft that is kept', async () => {
    scene = await stage(START);
    await scene.ask(CAPTAIN, 'alert send', typed({ ...HEAT, text: '```' }));
    const said = await shown(scene, CAPTAIN, '**This alert cannot be sent like that. Type it again.**');
    expect(said).toContain('A code block is opened');
  });
});

describe('an alert that is followed by another word', () => {
  const VALLEY = ['bakersfield', 'downey', 'lancaster'];
  const MEMBERS = { users: [], roles: ['1310000000000000014'], everyone: false };

  /** The example, with a group of three lines; the captain is Bakersfield's. */
  function valley(): Strike {
    const { sites, roles, ...strike } = exampleStrike();
    const [captain = []] = [...roles.captain.values()];
    return {
      ...strike,
      sites: sites.map(site => (VALLEY.includes(site.id) ? { ...site, group: 'valley' } : site)),
      roles: { ...roles, captain: new Map([['bakersfield', captain]]) },
    };
  }

  /** Types it, waits for the preview, and presses; gives the preview. */
  async function sends(person: string, command: string, options: Record<string, string>, label: string) {
    const ready = scene.discord.inspect.next(
      'message-created',
      ({ stored }) => stored.onlyFor === person && (stored.message.components ?? []).length > 0,
    );
    await scene.ask(person, command, typed(options));
    const preview = (await ready).stored.message.content;
    await scene.press(person, label);
    await scene.bot.tick();
    return preview;
  }

  const posted = () => scene.discord.inspect.messages(scene.strike.channels.announcements);
  const first = (index: number) => posted()[index]?.content.split('\n')[0];
  const DOG = { site: 'bakersfield', text: 'A car drove at the line.' };

  it('an organizer’s wider one goes out, and the all clear rings those who were rung and marks both', async () => {
    scene = await stage('2024-12-26T05:33:00-08:00', { strike: valley() });
    await sends(CAPTAIN, 'alert send', DOG, 'Send the alert');
    await scene.at('2024-12-26T05:34:00-08:00');
    await sends(
      ORGANIZER,
      'alert send',
      { site: 'valley', text: 'Stay away from the road.' },
      'Send the alert',
    );
    expect([first(0), first(1)]).toEqual([
      '**Alert: Bakersfield**',
      '**Alert: Bakersfield, Downey, Lancaster**',
    ]);
    await scene.at('2024-12-26T05:36:00-08:00');
    const offered = await scene.choices(ORGANIZER, 'alert all-clear', 'alert');
    expect(offered.map(({ name }) => name)).toEqual([
      'Thu Dec 26, 5:34 a.m. · Alert: Bakersfield, Downey, Lancaster',
      'Thu Dec 26, 5:33 a.m. · Alert: Bakersfield',
    ]);
    await sends(ORGANIZER, 'alert all-clear', {}, 'Send the all clear');
    expect(first(2)).toBe('**All clear: Bakersfield, Downey, Lancaster**');
    expect(posted()[2]?.content).toContain('\nIt is over.\n');
    expect(posted()[2]?.pings).toEqual(MEMBERS);
    for (const index of [0, 1]) {
      expect(first(index)).toBe('**Over since Thu Dec 26, 5:36 a.m.: all clear.**');
      expect(posted()[index]?.content).toContain('**Alert: ');
    }
    expect(
      posted()
        .map(({ content }) => content)
        .join(),
    ).not.toMatch(/disregard|retracted/i);
    expect(await scene.ask(ORGANIZER, 'alert all-clear')).toBe(
      'No alert holds at this moment, so there is nothing to update or to end.',
    );
    // It is over, so what happens next is told at once.
    await sends(CAPTAIN, 'alert send', DOG, 'Send the alert');
    expect(first(3)).toBe('**Alert: Bakersfield**');
  });

  it('of every line says so in few words; a line that was opened on Discord stays in its all clear', async () => {
    scene = await stage('2024-12-26T05:33:00-08:00', { strike: valley() });
    const opens = { date: 'today', name: 'Riverside', gate: 'Magnolia Ave' };
    await scene.ask(ORGANIZER, 'schedule open', typed(opens));
    await scene.press(ORGANIZER, QUIETLY);
    const smoke = { site: 'riverside', text: 'Smoke: do not travel.' };
    await sends(ORGANIZER, 'alert send', smoke, 'Send the alert');
    await sends(ORGANIZER, 'alert all-clear', {}, 'Send the all clear');
    const alerts = () => scene?.announcements().filter(said => /Alert|All clear/.test(said)) ?? [];
    expect(alerts().at(-1)).toMatch(/^\*\*All clear: Riverside\*\*/);
    await sends(ORGANIZER, 'alert send', { ...smoke, site: 'all' }, 'Send the alert');
    expect(alerts().at(-1)).toMatch(/^\*\*Alert: every line\*\*/);
    await sends(ORGANIZER, 'alert all-clear', {}, 'Send the all clear');
    expect(alerts().at(-1)).toMatch(/^\*\*All clear: every line\*\*/);
    expect(scene.alerts().at(-1)).toBe('**Done by an organizer.** Sent: All clear: every line');
  });

  it('its own answer has the all clear one press away, for a captain, too', async () => {
    scene = await stage('2024-12-26T05:33:00-08:00', { strike: valley() });
    await sends(CAPTAIN, 'alert send', DOG, 'Send the alert');
    await shown(scene, CAPTAIN, '**Sent');
    expect(scene.buttons(CAPTAIN)).toEqual(['All clear…', 'Update…']);
    const ready = scene.discord.inspect.next('message-created', ({ stored }) =>
      stored.message.content.startsWith('**Preview'),
    );
    await scene.press(CAPTAIN, 'All clear…');
    await ready;
    await scene.press(CAPTAIN, 'Send the all clear');
    await scene.bot.tick();
    expect(first(1)).toBe('**All clear: Bakersfield**');
    expect(posted()[1]?.pings).toEqual(MEMBERS);
    expect(first(0)).toBe('**Over since Thu Dec 26, 5:33 a.m.: all clear.**');
  });

  it('an update takes the place of the first whatever the pause, and the all clear ends both', async () => {
    scene = await stage('2024-12-26T05:33:00-08:00', { strike: valley() });
    await sends(CAPTAIN, 'alert send', DOG, 'Send the alert');
    await sends(CAPTAIN, 'alert update', { text: 'The police are here.' }, 'Send the update');
    expect([first(0), first(1)]).toEqual([
      '**Updated Thu Dec 26, 5:33 a.m.: read the newer message.**',
      '**Update: Bakersfield**',
    ]);
    expect(posted()[1]?.pings).toEqual(MEMBERS);
    await scene.at('2024-12-26T06:10:00-08:00');
    await sends(CAPTAIN, 'alert all-clear', { text: 'The driver was stopped.' }, 'Send the all clear');
    for (const index of [0, 1]) expect(first(index)).toBe('**Over since Thu Dec 26, 6:10 a.m.: all clear.**');
    expect(posted()[2]?.content).toContain('The driver was stopped.');
    const code = /ref (\S+)/.exec(posted()[0]?.content ?? '')?.[1] ?? '';
    expect(await scene.ask(MEMBER, 'verify', typed({ message: code }))).toContain('all clear');
  });

  it('a captain does not end an organizer’s; where one still holds at the line, theirs ends by itself', async () => {
    scene = await stage('2024-12-26T05:33:00-08:00', { strike: valley() });
    await sends(ORGANIZER, 'alert send', { site: 'valley', text: 'Stay away.' }, 'Send the alert');
    expect(await scene.ask(CAPTAIN, 'alert all-clear')).toBe(
      'An organizer has sent that alert, or it is for other lines, too. Ask an organizer to update it, or to say that it is over.',
    );
    await scene.at('2024-12-26T05:50:00-08:00');
    await sends(CAPTAIN, 'alert send', DOG, 'Send the alert');
    await sends(CAPTAIN, 'alert all-clear', {}, 'Send the all clear');
    expect([first(0), first(2)]).toEqual([
      '**Alert: Bakersfield, Downey, Lancaster**',
      '**One alert is over: Bakersfield**',
    ]);
    expect(posted()[2]?.content).toContain(
      '\nStill holds: Alert: Bakersfield, Downey, Lancaster, Thu Dec 26, 5:33 a.m.\n',
    );
    expect(first(1)).toBe('**Over since Thu Dec 26, 5:50 a.m.: all clear.**');
  });

  it('the second of two who end it is told so', async () => {
    scene = await stage('2024-12-26T05:33:00-08:00', { strike: valley() });
    await sends(ORGANIZER, 'alert send', { site: 'valley', text: 'Stay away.' }, 'Send the alert');
    const ready = scene.discord.inspect.next(
      'message-created',
      ({ stored }) => stored.onlyFor === SECOND_ORGANIZER && (stored.message.components ?? []).length > 0,
    );
    await scene.ask(SECOND_ORGANIZER, 'alert all-clear');
    await ready;
    await sends(ORGANIZER, 'alert all-clear', {}, 'Send the all clear');
    expect(await scene.press(SECOND_ORGANIZER, 'Send the all clear')).toBe(
      'That alert does not hold any more: somebody has updated it, or said that it is over.',
    );
    await scene.bot.tick();
    expect(posted()).toHaveLength(2);
  });
});
