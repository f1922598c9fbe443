import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import type { TypedOption } from '../../src/rehearsal/protocol.ts';
import { CAPTAIN, MEMBER, NEWCOMER, ORGANIZER } from '../e2e/stage.ts';
import { playing } from './playing.ts';

interface Definition {
  type: number;
  name: string;
  required?: boolean;
  choices?: readonly { value: string }[];
  options?: readonly Definition[];
}

/** Something that can be typed: "automation pause", with what it requires. */
interface Typeable {
  command: string;
  options: TypedOption[];
}

/** Everything that only organizers may do, from the registry. */
const reserved = commands
  .filter(({ audience }) => audience === 'organizers')
  .flatMap(({ data }) => typeableOf(data.name, (data.options ?? []) as readonly Definition[]));

function typeableOf(name: string, options: readonly Definition[]): Typeable[] {
  const below = options.filter(({ type }) => type === 1 || type === 2);
  if (below.length === 0) return [{ command: name, options: requiredOf(options) }];
  return below.flatMap(each => typeableOf(`${name} ${each.name}`, each.options ?? []));
}

function requiredOf(options: readonly Definition[]): TypedOption[] {
  return options
    .filter(({ required }) => required)
    .map(({ name, type, choices }) => ({
      name,
      type,
      value: choices?.[0]?.value ?? (type === 3 ? 'because' : 1),
    }));
}

/** Everything that captains may do as well. */
const forCaptains = commands
  .filter(({ audience }) => audience === 'captains')
  .flatMap(({ data }) => typeableOf(data.name, (data.options ?? []) as readonly Definition[]));

const REFUSAL = 'Only organizers may use this. They are the members with the organizer role.';

describe.each(reserved)('/$command', ({ command, options }) => {
  it.each([
    ['a member', MEMBER],
    ['a captain', CAPTAIN],
    ['a newcomer', NEWCOMER],
  ])('is refused to %s, and nothing happens', async (_, person) => {
    const scene = await playing();
    const before = [scene.announcements(), scene.alerts()];
    expect(await scene.ask(person, command, options)).toBe(REFUSAL);
    expect([scene.announcements(), scene.alerts()]).toEqual(before);
  });

  it('is refused to an organizer from the moment on at which the role is gone', async () => {
    const scene = await playing();
    expect(await scene.ask(ORGANIZER, command, options)).not.toBe(REFUSAL);
    const [role = ''] = scene.strike.roles.organizer;
    scene.discord.act.removePersonRole(scene.strike.guild, ORGANIZER, role);
    expect(await scene.ask(ORGANIZER, command, options)).toBe(REFUSAL);
  });
});

describe.each(forCaptains)('/$command', ({ command, options }) => {
  it.each([
    ['a member', MEMBER],
    ['a newcomer', NEWCOMER],
  ])('is refused to %s, and nothing happens', async (_, person) => {
    const scene = await playing();
    const before = [scene.announcements(), scene.alerts()];
    expect(await scene.ask(person, command, options)).toBe('Only captains and organizers may use this.');
    expect([scene.announcements(), scene.alerts()]).toEqual(before);
  });

  it('is refused to a captain from the moment on at which the role is gone', async () => {
    const scene = await playing();
    for (const role of [...scene.strike.roles.captain.values()].flat()) {
      scene.discord.act.removePersonRole(scene.strike.guild, CAPTAIN, role);
    }
    expect(await scene.ask(CAPTAIN, command, options)).toBe('Only captains and organizers may use this.');
  });
});
