import { describe, expect, it } from 'vitest';
import { commands } from '../../../commands/index.ts';
import type { Command } from '../../../commands/kit/command.ts';
import { ephemeral } from '../../../commands/kit/reply.ts';
import { CAPTAIN, MEMBER, ORGANIZER, routed } from '../kit/routed.ts';
import { playing } from '../playing.ts';

interface Option {
  type: number;
  name: string;
  options?: readonly Option[];
}

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

  it('says what stands in the menu of a message', async () => {
    const scene = await routed(registry);
    const answer = await scene.ask('help');
    expect(answer?.content).toContain(
      '- In the menu of a message, under Apps, **Is this from us?**: what `/verify` says, without a link to copy\n',
    );
  });

  it('shows an organizer no more once the role is taken away', async () => {
    const scene = await routed(registry);
    const [role = ''] = scene.strike.roles.organizer;
    scene.discord.act.removePersonRole(scene.strike.guild, ORGANIZER, role);
    expect((await scene.ask('help', [], ORGANIZER))?.content).not.toContain('/organize');
  });

  it('names every subcommand of the registry, in words', async () => {
    const scene = await playing();
    const answer = await scene.ask(ORGANIZER, 'help');
    const names = (options: readonly Option[]): string[] =>
      options.flatMap(({ type, name, options: below = [] }) =>
        type === 2 ? names(below).map(each => `${name} ${each}`) : type === 1 ? [name] : [],
      );
    for (const { data, audience } of commands) {
      const most = audience === 'organizers' ? 1 : 6;
      const rows = answer.split('\n').filter(row => row.startsWith(`- \`/${data.name}`));
      const subcommands = names((data.options ?? []) as readonly Option[]);
      expect(rows).toHaveLength(subcommands.length > most ? 1 : Math.max(1, subcommands.length));
      for (const name of subcommands) expect(rows.join()).toContain(name);
    }
    expect(answer).not.toMatch(/command\.\w+\./);
  });

  it('leaves out the subcommands that are refused to a captain', async () => {
    const scene = await playing();
    const answer = await scene.ask(CAPTAIN, 'help');
    const shown = [...answer.matchAll(/`\/schedule (\S+)`/g)].map(([, name]) => name);
    expect(shown).toEqual(['cancel', 'hours', 'move', 'add', 'usual', 'undo', 'list']);
    expect(answer).toContain('/alert');
    expect(answer).not.toMatch(/quiet|suspend|bargaining|broadcast/);
  });

  it.each([
    ['a member', MEMBER],
    ['a captain', CAPTAIN],
    ['an organizer', ORGANIZER],
  ])('fits into one message for %s', async (_, person) => {
    const scene = await playing();
    const answer = await scene.ask(person, 'help');
    // A command more, or a longer name, and it still fits.
    expect(answer.length).toBeLessThan(1_800);
    expect(answer).toContain('Every answer is shown to you alone.');
  });
});
