import { PermissionFlagsBits } from 'discord-api-types/v10';
import { afterEach, describe, expect, it } from 'vitest';
import { worldOf } from '../../src/app/rehearse-world.ts';
import { exampleStrike } from '../support/strikes.ts';
import { AT_ONCE } from './buttons.ts';
import { ORGANIZER, type Stage, stage, typed } from './stage.ts';
import { compose, openForm, sendForm } from './writing.ts';

/** A preview promises no ping that would ring nobody: it says so, and what to do. */
let scene: Stage;

afterEach(async () => {
  await scene.stop();
  expect(scene.violations).toEqual([]);
});

const START = '2024-12-26T15:00:00-08:00';
const MEMBERS = '1310000000000000014';
const HALL = { headline: 'Town hall', text: 'At 7 p.m.', channels: ['announcements'], ping: 'members' };

/** The example, where a broadcast and an alert ping, and a broadcast takes two organizers. */
function pinging() {
  const strike = exampleStrike();
  return {
    ...strike,
    approval: { ...strike.approval, broadcast: 2 },
    alerts: { ...strike.alerts, mention: 'members' },
  };
}

/** On the server one role is gone, or only those who may mention everyone may mention it. */
type Lack = 'gone' | 'silent';

async function without(role: string, lack: Lack): Promise<void> {
  const strike = pinging();
  const world = worldOf([strike]);
  const guilds = world.guilds.map(guild => ({
    ...guild,
    roles: guild.roles.map(each => (each.id === role ? { ...each, mentionable: false } : each)),
  }));
  scene = await stage(START, { strike, world: lack === 'silent' ? { ...world, guilds } : world });
  if (lack === 'gone') scene.discord.act.deleteRole(strike.guild, role);
}

async function alerted(): Promise<string> {
  const ready = scene.discord.inspect.next(
    'message-created',
    ({ stored }) => stored.onlyFor === ORGANIZER && (stored.message.components ?? []).length > 0,
  );
  await scene.ask(ORGANIZER, 'alert send', typed({ site: 'lamc', text: 'Heat.' }));
  return (await ready).stored.message.content;
}

const heat = { date: 'tomorrow', site: 'fontana', reason: 'heat', ping: 'members' };
const said = { source: 'union', text: 'We vote on Friday.', ping: 'members' };
const PREVIEWS: [command: string, preview: () => Promise<string>][] = [
  ['/schedule', () => scene.ask(ORGANIZER, 'schedule cancel', typed(heat))],
  ['/bargaining', () => scene.ask(ORGANIZER, 'bargaining statement', typed(said))],
  ['/broadcast compose', async () => (await compose(scene, ORGANIZER, HALL)).said],
  [
    '/broadcast compose with a draft',
    async () => {
      await compose(scene, ORGANIZER, { ...HALL, ping: '-' });
      const [draft] = await scene.choices(ORGANIZER, 'broadcast compose', 'draft');
      const form = await openForm(scene, ORGANIZER, 'broadcast compose', { draft: draft?.value ?? '' });
      const messages = await sendForm(scene, ORGANIZER, form, { ping: 'members' });
      return messages.at(-1)?.content ?? '';
    },
  ],
  ['/alert', alerted],
];

describe.each(PREVIEWS)('the preview of %s', (_command, preview) => {
  it.each<[lack: Lack, because: RegExp, todo: RegExp]>([
    [
      'gone',
      /Pings nobody: the role “members” is not on this server any more/,
      /The host puts the right one/,
    ],
    [
      'silent',
      /Discord does not let me ping/,
      /Give my role Mention Everyone, or let anyone mention the role/,
    ],
  ])('with a role that is %s says that it rings nobody, and what to do', async (lack, because, todo) => {
    await without(MEMBERS, lack);
    const shown = await preview();
    expect(shown).toMatch(because);
    expect(shown).toMatch(todo);
    expect(shown).not.toContain('Pings the role');
    expect(shown).not.toMatch(/\d people/);
  });

  it('promises the ping where the role is there and may be pinged', async () => {
    scene = await stage(START, { strike: pinging() });
    expect(await preview()).toContain('Pings the role “members”');
  });
});

describe('a ping of everyone', () => {
  const MAY_PING_ALL = String(
    PermissionFlagsBits.MentionEveryone | PermissionFlagsBits.ViewChannel | PermissionFlagsBits.SendMessages,
  );

  async function everyone(may: boolean): Promise<void> {
    const strike = pinging();
    const mention = new Map([...strike.roles.mention, ['everyone', strike.guild]]);
    scene = await stage(START, { strike: { ...strike, roles: { ...strike.roles, mention } } });
    const botRole = String(BigInt(strike.guild) + 900n);
    if (may) scene.discord.act.setRolePermissions(strike.guild, botRole, MAY_PING_ALL);
  }

  const cancels = () => scene.ask(ORGANIZER, 'schedule cancel', typed({ ...heat, ping: 'everyone' }));
  const first = () =>
    scene.discord.inspect.messages(scene.strike.channels.organizers).at(-1)?.content.split('\n')[0];

  it.each([
    [true, /Pings everyone on this server \(\d+ people\), with the notice only\./],
    [false, /Pings nobody: Discord does not let me ping everyone there\. Give my role Mention Everyone\./],
  ])(
    'with an act says whom it rings, where the bot may (%s), in preview and request',
    async (may, sentence) => {
      await everyone(may);
      expect(await cancels()).toMatch(sentence);
      await scene.press(ORGANIZER, AT_ONCE);
      expect(first()).toMatch(/^\*\*For approval: No picket at Fontana/);
      expect(first()).toMatch(sentence);
    },
  );

  it.each([
    [true, /Pings everyone on this server: \d+ people\./],
    [false, /Everyone is named, and nobody is pinged\./],
  ])('with a message likewise (%s)', async (may, sentence) => {
    await everyone(may);
    expect((await compose(scene, ORGANIZER, { ...HALL, ping: 'everyone' })).said).toMatch(sentence);
    await scene.press(ORGANIZER, 'Ask for approval');
    expect(first()).toMatch(/^\*\*For approval: “Town hall”\.\*\*/);
    expect(first()).toMatch(sentence);
  });
});

describe('the request to the other organizers', () => {
  const PROMISE = 'The request pings the organizers in <#1310000000000000022>, nobody else.';
  const quiet = { ...HALL, ping: '-' };

  it('promises no ping where their role may not be pinged', async () => {
    await without('1310000000000000011', 'silent');
    const { said } = await compose(scene, ORGANIZER, quiet);
    expect(said).not.toContain(PROMISE);
    expect(said).toContain(
      'The request in <#1310000000000000022> pings nobody: Discord does not let me ping the organizers’ role there. Tell one of them yourself; and give my role Mention Everyone, or let anyone mention theirs.',
    );
  });

  it('promises it where one of their roles rings', async () => {
    const strike = pinging();
    const organizer = [...strike.roles.organizer, '1310000000000000099'];
    scene = await stage(START, { strike: { ...strike, roles: { ...strike.roles, organizer } } });
    scene.discord.act.deleteRole(strike.guild, '1310000000000000099');
    expect((await compose(scene, ORGANIZER, quiet)).said).toContain(PROMISE);
  });
});
