import {
  type APIActionRowComponent,
  type APIButtonComponent,
  ButtonStyle,
  ComponentType,
  InteractionContextType,
  MessageFlags,
} from 'discord.js';
import { strikeDate } from '../../src/strike/dates.ts';
import { lastDayOf } from '../../src/strike/picket-day.ts';
import { DiscordLimit } from '../../src/wording/limits.ts';
import { negotiationsAnswer } from '../../src/wording/say/negotiations-answer.ts';
import { issuesAnswer } from '../../src/wording/say/negotiations-issues.ts';
import { type Page, timelinePage } from '../../src/wording/say/negotiations-timeline.ts';
import type { Text } from '../../src/wording/translator.ts';
import { UserError } from '../../src/wording/user-error.ts';
import type { Command, StrikeContext } from '../kit/command.ts';
import { customId } from '../kit/custom-id.ts';
import { clip, ephemeral } from '../kit/reply.ts';
import { subcommands } from '../kit/subcommands.ts';

/** `/negotiations`: where things stand, as of when, every claim with its speaker. Read-only. */
export const negotiations = {
  audience: 'everyone',
  data: {
    name: 'negotiations',
    description: 'command.negotiations.description',
    contexts: [InteractionContextType.Guild],
    options: subcommands('negotiations', { status: [], timeline: [], issues: [] }),
  },

  async execute(interaction, context) {
    const { strike, changes } = context.view;
    const text = context.text(interaction.locale);
    switch (interaction.options.getSubcommand()) {
      case 'timeline': {
        const page = timelineAt(text, context, 1);
        await interaction.reply({ ...ephemeral(page.content), components: buttons(text, page) });
        return;
      }
      case 'issues':
        await interaction.reply(ephemeral(issuesAnswer(text, strike)));
        return;
      default:
        await interaction.reply(
          ephemeral(negotiationsAnswer(text, strike, context.clock.now(), lastDayOf(strike, changes))),
        );
    }
  },

  answersAtOnce: ['timeline'],

  async press(interaction, { action, argument }, context) {
    if (action !== 'timeline') throw new UserError('error.unknownButton');
    const text = context.text(interaction.locale);
    const page = timelineAt(text, context, Number(argument));
    await interaction.update({
      content: clip(page.content, DiscordLimit.content),
      components: buttons(text, page),
      allowedMentions: { parse: [] },
      flags: [MessageFlags.SuppressEmbeds],
    });
  },
} satisfies Command;

function timelineAt(text: Text, { view: { strike }, clock }: StrikeContext, page: number): Page {
  return timelinePage(text, strike, strikeDate(strike, clock.now()), page);
}

/** The page to go to is in the button itself, so that it works after a restart. One page needs none. */
function buttons({ t }: Text, { page, pages }: Page): APIActionRowComponent<APIButtonComponent>[] {
  if (pages === 1) return [];
  const button = (label: string, to: number): APIButtonComponent => ({
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label,
    custom_id: customId('negotiations', 'timeline', String(to)),
    disabled: to < 1 || to > pages,
  });
  const newer = button(t('negotiations.timeline.newer'), page - 1);
  const older = button(t('negotiations.timeline.older'), page + 1);
  return [{ type: ComponentType.ActionRow, components: [newer, older] }];
}
