import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import type { Command } from '../../src/discord/command.ts';
import { ephemeral } from '../../src/discord/reply.ts';
import { CAPTAIN, MEMBER, ORGANIZER, routed } from '../discord/routed.ts';
import { playing } from './playing.ts';

/** A command that only some may use. */
function reserved(name: string, audience: Command['audience']): Command {
  return {
    audience,
    data: { name, description: 'command.picket.week' },
    execute: async interaction => {
      await interaction.reply(ephemeral(name));
    },
  };
}

const registry = [
  ...commands,
  reserved('everybody', 'everyone'),
  reserved('lead', 'captains'),
  reserved('organize', 'organizers'),
];

describe('/help', () => {
  it.each([
    ['a member', MEMBER, ['everybody']],
    ['a captain', CAPTAIN, ['everybody', 'lead']],
    ['an organizer', ORGANIZER, ['everybody', 'lead', 'organize']],
  ])('shows %s what they may use, and nothing else', async (_, person, names) => {
    const scene = await routed(registry);
    const answer = await scene.ask('help', [], person);
    const shown = ['everybody', 'lead', 'organize'].filter(name => answer?.content.includes(`\`/${name}\``));
    expect(shown).toEqual(names);
  });

  it('shows an organizer no more once the role is taken away', async () => {
    const scene = await routed(registry);
    const [role = ''] = scene.strike.roles.organizer;
    scene.discord.act.removePersonRole(scene.strike.guild, ORGANIZER, role);
    expect((await scene.ask('help', [], ORGANIZER))?.content).not.toContain('/organize');
  });

  it('has a row in words for every subcommand of the registry', async () => {
    const scene = await playing();
    const rows = (await scene.ask(ORGANIZER, 'help')).split('\n').filter(row => row.startsWith('- '));
    const expected = commands.flatMap(({ data }) => {
      const options: readonly { type: number; name: string }[] = data.options ?? [];
      const subcommands = options.filter(({ type }) => type === 1).map(({ name }) => `${data.name} ${name}`);
      return subcommands.length > 0 ? subcommands : [data.name];
    });
    expect(rows.map(row => row.split('`')[1])).toEqual(expected.map(name => `/${name}`));
    for (const row of rows) expect(row).not.toMatch(/command\.\w+\./);
  });

  it('fits into one message', async () => {
    const scene = await playing();
    expect((await scene.ask(MEMBER, 'help')).length).toBeLessThan(2_000);
  });
});
