import { InteractionContextType } from 'discord.js';
import { mayUse, type Standing, standingOf } from '../../src/strike/authority.ts';
import { helpAnswer } from '../../src/wording/say/help-answer.ts';
import { roleIdsOf } from '../kit/asker.ts';
import type { Command } from '../kit/command.ts';
import { menuName, withWords } from '../kit/definitions.ts';
import { ephemeral } from '../kit/reply.ts';

/** `/help`: the commands that the asker may use, from the registry. Read-only. */
export const help = {
  audience: 'everyone',
  data: {
    name: 'help',
    description: 'command.help.description',
    contexts: [InteractionContextType.Guild],
  },

  async execute(interaction, { view, text, commands }) {
    const standing = standingOf(view.strike, roleIdsOf(interaction));
    const usable = commands.filter(command => mayUse(command.audience, standing));
    const definitions = usable.map(command => ({
      ...withWords(usablePart(command, standing), text),
      // What is an organizer's own is named in short, so that there is room for what everybody asks.
      isShort: command.audience === 'organizers',
    }));
    const menus = usable.flatMap(({ data, menu }) =>
      menu ? [{ name: menuName(menu, text), command: data.name }] : [],
    );
    await interaction.reply(ephemeral(helpAnswer(text(interaction.locale), definitions, menus)));
  },
} satisfies Command;

/** The definition without the subcommands that somebody may not use. */
function usablePart({ data, audience, audiences = {} }: Command, standing: Standing): Command['data'] {
  const options = data.options?.filter(({ name }) => mayUse(audiences[name] ?? audience, standing));
  return options === undefined ? data : { ...data, options };
}
