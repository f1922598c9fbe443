import { describe, expect, it } from 'vitest';
import { commands } from '../../../commands/index.ts';
import type { Command } from '../../../commands/kit/command.ts';
import { definitionsOf, withWords } from '../../../commands/kit/definitions.ts';
import { registerCommands } from '../../../src/discord/gateway/registration.ts';
import { createTranslator } from '../../../src/wording/translator.ts';
import { type Connected, connect, simulatedDiscord } from '../connected.ts';

const text = createTranslator();

function register({ client, strike }: Connected, registry: readonly Command[] = commands): Promise<boolean> {
  return registerCommands(client, strike.guild, definitionsOf(registry, text));
}

function writes({ discord }: Connected): number {
  return discord.inspect.requests().filter(({ method }) => method === 'PUT').length;
}

/** The first command with something else in its definition. */
function withChange(change: object): readonly Command[] {
  const [first, ...others] = commands;
  if (!first) throw new Error('there are no commands');
  return [{ ...first, data: { ...first.data, ...change } }, ...others];
}

describe('registering the commands', () => {
  it('writes them all at once where there are none', async () => {
    const scene = await connect(await simulatedDiscord());
    await expect(register(scene)).resolves.toBe(true);
    const registered = scene.discord.inspect.commands(scene.strike.guild);
    const slash = registered.filter(({ type }) => type === 1).map(({ name }) => name);
    expect(slash).toEqual(commands.map(({ data }) => data.name));
    expect(registered.filter(({ type }) => type !== 1)).toMatchObject([
      { type: 3, name: 'Is this from us?', description: '' },
      { type: 3, name: 'Change this…', description: '' },
    ]);

    expect(writes(scene)).toBe(1);
  });

  it('writes nothing where they are there already, whatever their order', async () => {
    const scene = await connect(await simulatedDiscord());
    await register(scene);
    await expect(register(scene)).resolves.toBe(false);
    await expect(register(scene, commands.toReversed())).resolves.toBe(false);
    expect(writes(scene)).toBe(1);
  });

  it.each([
    ['a description', { description: 'command.help.description' }],
    ['a name', { name: 'line' }],
    ['an option', { options: [] }],
    ['who may use it', { default_member_permissions: '0' }],
    ['a localization', { name_localizations: { fr: 'piquet' } }],
    [
      'whether an option must be given',
      { options: [{ type: 3, name: 'site', description: 'command.picket.site', required: true }] },
    ],
  ])('writes when %s has changed, and not again', async (_, change) => {
    const scene = await connect(await simulatedDiscord());
    await register(scene);
    await expect(register(scene, withChange(change))).resolves.toBe(true);
    await expect(register(scene, withChange(change))).resolves.toBe(false);
    expect(writes(scene)).toBe(2);
  });

  it('writes when a message’s menu gets a name, or loses it, and not again', async () => {
    const scene = await connect(await simulatedDiscord());
    const without = commands.map(({ menu: _menu, ...command }) => command);
    for (const registry of [without, commands, without]) {
      await expect(register(scene, registry)).resolves.toBe(true);
      await expect(register(scene, registry)).resolves.toBe(false);
    }
    expect(writes(scene)).toBe(3);
  });

  it('takes away what the registry has no longer', async () => {
    const scene = await connect(await simulatedDiscord());
    await register(scene);
    await expect(register(scene, commands.slice(1))).resolves.toBe(true);
    expect(scene.discord.inspect.commands(scene.strike.guild)).toHaveLength(
      definitionsOf(commands, text).length - 1,
    );
  });

  it.each([403, 429, 500, 401])(
    'that fails rejects (%i), and the next try is one of its own',
    async status => {
      const scene = await connect(await simulatedDiscord());
      const times = status === 401 ? 2 : 1;
      scene.discord.faults.add({ method: 'PUT', times, fault: { kind: 'status', status, stage: 'before' } });
      await expect(register(scene)).rejects.toThrow();
      await expect(register(scene)).resolves.toBe(true);
    },
  );

  it('waits for no limit that Discord sets, and for none of another server’s', async () => {
    const scene = await connect(await simulatedDiscord());
    const limit = { kind: 'rate-limit', retryAfter: 3600, scope: 'user' } as const;
    scene.discord.faults.add({ path: /commands$/, fault: limit });
    await expect(register(scene)).rejects.toThrow();
    await expect(register(scene)).resolves.toBe(true);
  });

  it('ends when it is told to', async () => {
    const scene = await connect(await simulatedDiscord());
    const held = scene.discord.faults.hold({ path: /commands$/ }, 'before');
    const stopping = new AbortController();
    const registering = registerCommands(
      scene.client,
      scene.strike.guild,
      definitionsOf(commands, text),
      stopping.signal,
    );
    await held.reached;
    stopping.abort();
    await expect(registering).rejects.toThrow();
    held.release();
  });
});

/** A definition and everything below it, each with the names on the way to it. */
function* parts(node: Described, path = `/${node.name}`): Generator<[string, Described]> {
  yield [path, node];
  for (const option of node.options ?? []) yield* parts(option, `${path} ${option.name}`);
}

interface Described {
  name: string;
  description: string;
  options?: readonly Described[];
}

const registry = commands.map(({ data }) => withWords(data, text) as Described);

describe.each(registry.flatMap(definition => [...parts(definition)]))('%s', (_, { name, description }) => {
  it('has a name that Discord takes', () => {
    expect(name).toMatch(/^[-_'\p{L}\p{N}]{1,32}$/u);
    expect(name).toBe(name.toLowerCase());
  });

  it('is described in words, at most 100 characters of them', () => {
    expect(description).not.toMatch(/^\w+(\.\w+)+$/);
    expect(description.length).toBeGreaterThan(0);
    expect(description.length).toBeLessThanOrEqual(100);
  });
});

describe('what stands in the menu of every message', () => {
  const menus = definitionsOf(commands, text).filter(({ type }) => type === 3);

  it('has a name in words that fits, and nothing else', () => {
    expect(menus.map(({ name }) => name)).toEqual(['Is this from us?', 'Change this…']);
    for (const menu of menus) {
      expect(menu.name).not.toMatch(/^\w+(\.\w+)+$/);
      expect(menu.name.length).toBeLessThanOrEqual(32);
      expect(Object.keys(menu).toSorted()).toEqual(['contexts', 'name', 'type']);
    }
  });

  it('is no more than Discord has ever taken', () => {
    expect(menus.length).toBeLessThanOrEqual(5);
  });
});

describe('the registry', () => {
  it('has no name twice, and no more than Discord takes', () => {
    const names = commands.map(({ data }) => data.name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeLessThanOrEqual(100);
  });

  it.each(registry)('/$name stays within the 8,000 characters of a command', definition => {
    const letters = [...parts(definition)].map(([, part]) => part.name + part.description).join('');
    expect(letters.length).toBeLessThanOrEqual(8_000);
  });
});
