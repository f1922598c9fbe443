import { ComponentType, Routes } from 'discord.js';
import { describe, expect, it } from 'vitest';
import type { Command, StrikeContext } from '../../../commands/kit/command.ts';
import { ephemeral } from '../../../commands/kit/reply.ts';
import { typing } from '../../../commands/kit/typed-limits.ts';
import { createTranslator } from '../../../src/wording/translator.ts';
import { UserError } from '../../../src/wording/user-error.ts';
import { strikesFrom } from '../../support/static-strikes.ts';
import { MEMBER, type Routed, routed } from './routed.ts';

const EPHEMERAL = 1 << 6;
const { t } = createTranslator()('en-US');
const CALM =
  /^Something went wrong on my side\. .*tell the organizers this code: (?<reference>[0-9a-f]{8})\.$/;
const SECRET = 'ECONNREFUSED postgres://bot:hunter2@db';

/** `/trial`, which does what a test says. */
function trial(execute: Command['execute'], autocomplete?: Command['autocomplete']): Command {
  return {
    audience: 'everyone',
    data: {
      name: 'trial',
      description: 'command.help.description',
      options: [{ type: 3, name: 'word', description: 'command.picket.site', autocomplete: true }],
    },
    execute,
    ...(autocomplete && { autocomplete }),
  };
}

const answer: Command['execute'] = interaction => interaction.reply(ephemeral('here')).then(() => {});
const answering = trial(answer);
const throwing = (error: unknown) => trial(() => Promise.reject(error as Error));

/** The reference of the calm sentence; it must be in the log, with the error. */
function expectCalm({ lines }: Routed, content: string | undefined, problem: string): void {
  const reference = CALM.exec(content ?? '')?.groups?.reference;
  expect(content).toMatch(CALM);
  expect(content).not.toContain(problem);
  const line = lines.find(each => each.reference === reference);
  expect(line).toMatchObject({
    level: 'error',
    err: { message: expect.stringContaining(problem) as string },
  });
}

describe('what is longer than anybody types', () => {
  it('is refused before a handler reads it', async () => {
    let asked = 0;
    const scene = await routed([
      trial(async interaction => {
        asked += 1;
        await answer(interaction, {} as StrikeContext);
      }),
    ]);
    const typed = (length: number) => [{ name: 'word', type: 3, value: 'a'.repeat(length) }];
    expect((await scene.ask('trial', typed(100)))?.content).toBe('here');
    expect((await scene.ask('trial', typed(101)))?.content).toBe(
      '“word” is longer than 100 characters. Shorten it.',
    );
    expect(asked).toBe(1);
  });

  it('is cut while it is typed', async () => {
    const lengths: number[] = [];
    const scene = await routed([
      trial(answer, async interaction => {
        lengths.push(typing(interaction).value.length);
        await interaction.respond([]);
      }),
    ]);
    await scene.type('trial', [{ name: 'word', type: 3, value: 'a'.repeat(6000), focused: true }]);
    expect(lengths).toEqual([100]);
  });
});

describe('what goes wrong in a handler', () => {
  it('a UserError becomes its sentence, to the asker alone, and pings nobody', async () => {
    const scene = await routed([throwing(new UserError('sites.unknown', { name: '<@&14> @everyone' }))]);
    const answer = await scene.ask('trial');
    expect(answer).toMatchObject({
      content:
        'I know no picket line called “\\<\\@&14\\> \\@everyone”. Pick one from the list, or see `/picket sites`.',
      onlyFor: MEMBER,
      rings: [],
      pings: { everyone: false },
    });
    expect(Number(answer?.flags) & EPHEMERAL).toBe(EPHEMERAL);
    expect(scene.lines).toEqual([]);
  });

  it('anything else becomes a calm sentence with a reference to the log', async () => {
    const scene = await routed([throwing(new Error(SECRET))]);
    const answer = await scene.ask('trial');
    expectCalm(scene, answer?.content, 'ECONNREFUSED');
    expect(answer).toMatchObject({ onlyFor: MEMBER, rings: [] });
    expect(JSON.stringify(scene.lines)).not.toContain('hunter2');
  });

  it.each([
    ['a text', 'a thrown text'],
    ['nothing', undefined],
  ])('also when %s is thrown', async (_, thrown) => {
    const scene = await routed([throwing(thrown)]);
    expect((await scene.ask('trial'))?.content).toMatch(CALM);
  });

  it('every failure has a reference of its own', async () => {
    const scene = await routed([throwing(new Error('again'))]);
    const first = await scene.ask('trial');
    const second = await scene.ask('trial');
    expect(first?.content).not.toBe(second?.content);
  });

  it('after an answer, and after a deferral, it follows', async () => {
    const late = (defer: boolean) =>
      trial(async interaction => {
        if (defer) await interaction.deferReply({ flags: ['Ephemeral'] });
        else await interaction.reply(ephemeral('so far'));
        throw new Error(SECRET);
      });
    for (const defer of [true, false]) {
      const scene = await routed([late(defer)]);
      const answer = await scene.ask('trial');
      expectCalm(scene, answer?.content, 'ECONNREFUSED');
      expect(answer?.onlyFor).toBe(MEMBER);
    }
  });
});

describe('what goes wrong with the answer itself', () => {
  it.each([
    ['500', { kind: 'status', status: 500, stage: 'before' }],
    ['502', { kind: 'status', status: 502, stage: 'before' }],
    ['a reset', { kind: 'reset', stage: 'before' }],
  ] as const)('%s: the calm sentence takes its place', async (_, fault) => {
    const scene = await routed([answering]);
    scene.discord.faults.add({ path: /callback$/, fault });
    expect((await scene.ask('trial'))?.content).toMatch(CALM);
  });

  it.each([
    ['500', { kind: 'status', status: 500, stage: 'after' }],
    ['a reset', { kind: 'reset', stage: 'after' }],
  ] as const)('%s after Discord had it: the member has the answer, and no second one', async (_, fault) => {
    const scene = await routed([answering]);
    scene.discord.faults.add({ path: /callback$/, fault });
    await scene.ask('trial');
    expect(scene.discord.inspect.ephemerals(MEMBER).map(({ content }) => content)).toEqual(['here']);
    expect(scene.lines.map(({ level }) => level)).toEqual(['error', 'warn']);
  });

  it('an answer that never gets through is in the log, and the next one does', async () => {
    const scene = await routed([answering]);
    scene.discord.faults.add({ path: /callback$/, times: 2, fault: { kind: 'reset', stage: 'before' } });
    expect(await scene.ask('trial')).toBeUndefined();
    expect(scene.lines.map(({ msg }) => msg)).toEqual(['a handler failed', 'a failure could not be told']);
    expect((await scene.ask('trial'))?.content).toBe('here');
  });

  it('too late (10062): nobody can be told, and no host is alarmed', async () => {
    const slow = trial(async interaction => {
      scene.clock.advance(4_000);
      scene.discord.clockMoved();
      await interaction.reply(ephemeral('too late'));
    });
    const scene = await routed([slow]);
    expect(await scene.ask('trial')).toBeUndefined();
    expect(scene.lines).toMatchObject([
      { level: 'warn', msg: 'an answer came too late', err: { code: 10062 } },
    ]);
  });

  it('answered already (40060): what the member has stays as it is', async () => {
    const twice = trial(async interaction => {
      const body = { type: 4, data: { content: 'first', flags: EPHEMERAL, allowed_mentions: { parse: [] } } };
      await interaction.client.rest.post(Routes.interactionCallback(interaction.id, interaction.token), {
        body,
        auth: false,
      });
      await interaction.reply(ephemeral('second'));
    });
    const scene = await routed([twice]);
    expect((await scene.ask('trial'))?.content).toBe('first');
    expect(scene.lines).toMatchObject([{ level: 'warn', err: { code: 40060 } }]);
  });
});

describe('what the bot does not know', () => {
  it('a command that Discord still offers', async () => {
    const scene = await routed([]);
    const route = Routes.applicationGuildCommands(scene.client.application.id, scene.strike.guild);
    await scene.client.rest.post(route, { body: { name: 'bygone', description: 'Was here once' } });
    expect((await scene.ask('bygone'))?.content).toBe(t('error.unknownCommand'));
  });

  it('a button of another time', async () => {
    const scene = await routed([]);
    const channelId = scene.strike.channels.announcements;
    const button = { type: ComponentType.Button, style: 1, label: 'Once', custom_id: 'bygone:1' };
    const components = [{ type: ComponentType.ActionRow, components: [button] }];
    const body = { content: 'an old message', components, allowed_mentions: { parse: [] } };
    const { id } = (await scene.client.rest.post(Routes.channelMessages(channelId), { body })) as {
      id: string;
    };
    const press = { person: MEMBER, locale: 'en-US', channelId, messageId: id, customId: 'bygone:1' };
    const [answer] = await scene.after(() => scene.discord.act.component(press));
    expect(answer?.content).toBe(t('error.unknownButton'));
  });

  it('a server without a strike', async () => {
    const scene = await routed([answering], { strikes: strikesFrom([]) });
    expect((await scene.ask('trial'))?.content).toBe(t('error.noStrike'));
  });

  it('a direct message: it sends the member to the server', async () => {
    const scene = await routed([answering]);
    const { client, discord, strike } = scene;
    const body = [{ ...answering.data, description: 'A trial', options: [], contexts: [1] }];
    await client.rest.put(Routes.applicationCommands(client.application.id), { body });
    const dm = (await client.rest.post(Routes.userChannels(), { body: { recipient_id: MEMBER } })) as {
      id: string;
    };
    const command = {
      person: MEMBER,
      locale: 'en-US',
      guildId: strike.guild,
      channelId: dm.id,
      commandId: discord.inspect.commands()[0]?.id ?? '',
      options: [],
    };
    const [answer] = await scene.after(() => discord.act.command(command));
    expect(answer?.content).toBe(t('error.onlyInServer'));
  });
});

describe('an interaction that lacks what it should have', () => {
  const BARE = {
    id: '1310000000000009001',
    token: 'a-token',
    version: 1,
    entitlements: [],
    authorizing_integration_owners: {},
  };

  it.each([
    ['no locale', {}],
    ['a locale that is null', { locale: null }],
    ['a locale that is none', { locale: 'en-!!' }],
    ['no name', { locale: 'en-US', data: { id: '1', type: 1 } }],
  ])('%s: it is answered in English all the same', async (_, lacking) => {
    const scene = await routed([answering]);
    const { discord, strike } = scene;
    const user = { id: MEMBER, username: 'member' };
    const data = { id: '1', name: 'bygone', type: 1 };
    await scene.after(() =>
      discord.faults.gateway.dispatch('INTERACTION_CREATE', {
        ...BARE,
        type: 2,
        guild_id: strike.guild,
        user,
        data,
        ...lacking,
      }),
    );
    const answers = discord.inspect.requests().filter(({ path }) => path.endsWith('/a-token/callback'));
    expect(answers.map(({ body }) => body)).toMatchObject([
      { type: 4, data: { content: t('error.unknownCommand') } },
    ]);
  });
});

describe('autocomplete', () => {
  const typed = [{ name: 'word', type: 3, value: 'x', focused: true }];

  it.each([
    ['fails', () => Promise.reject(new Error(SECRET))],
    ['has a sentence for a person', () => Promise.reject(new UserError('error.noStrike'))],
    ['is not there', undefined],
  ])('that %s gives an empty list', async (_, autocomplete) => {
    const scene = await routed([trial(answer, autocomplete)]);
    await expect(scene.type('trial', typed)).resolves.toEqual([]);
  });

  it('on a server without a strike gives an empty list', async () => {
    const all = trial(answer, interaction => interaction.respond([{ name: 'a', value: 'a' }]));
    const scene = await routed([all], { strikes: strikesFrom([]) });
    await expect(scene.type('trial', typed)).resolves.toEqual([]);
  });

  it('whose list does not get through gives an empty list', async () => {
    const all = trial(answer, interaction => interaction.respond([{ name: 'a', value: 'a' }]));
    const scene = await routed([all]);
    scene.discord.faults.add({ path: /callback$/, fault: { kind: 'status', status: 500, stage: 'before' } });
    await expect(scene.type('trial', typed)).resolves.toEqual([]);
  });
});
