import {
  type ChatInputCommandInteraction,
  InteractionContextType,
  type MessageContextMenuCommandInteraction,
} from 'discord.js';
import { noticeOfAct } from '../../src/announcements/act-notices.ts';
import type { DeliveryOf } from '../../src/announcements/delivery.ts';
import { isEntry } from '../../src/strike/acts.ts';
import { standingOf } from '../../src/strike/authority.ts';
import { addDays, strikeDate } from '../../src/strike/dates.ts';
import type { IsoDate } from '../../src/strike/strike.ts';
import { UserError } from '../../src/wording/user-error.ts';
import { acknowledgeAlone } from '../kit/acknowledge.ts';
import { requireCaptain, roleIdsOf } from '../kit/asker.ts';
import type { Command, StrikeContext } from '../kit/command.ts';
import { doneButtons, row } from '../kit/preview-buttons.ts';
import { deferred, ephemeral } from '../kit/reply.ts';
import { nextDays, type Panel, panelFor } from './panel.ts';

/** `/today`: how today and tomorrow stand, and a button for whatever is done most about them. Nothing is done by it alone. */
export const today = {
  audience: 'captains',
  data: {
    name: 'today',
    description: 'command.today.description',
    contexts: [InteractionContextType.Guild],
  },

  async execute(interaction, context) {
    requireCaptain(interaction, context.view.strike);
    const { content, components } = panelOf(interaction, context, nextDays(context));
    await interaction.reply({ ...ephemeral(content), components });
  },

  /** The same about the day that a message of the bot's own tells of, under "Apps" in the menu of that message. */
  menu: {
    name: 'command.today.menu',
    execute: async (interaction, context) => {
      requireCaptain(interaction, context.view.strike);
      await acknowledgeAlone(interaction);
      const delivery = await pickedPost(interaction, context);
      const { content, components } = panelOf(interaction, context, [dayOf(delivery, context)]);
      const done = ofAct(interaction, context, delivery);
      await interaction.editReply({ ...deferred(content), components: [...done, ...components] });
    },
  },
} satisfies Command;

function panelOf(
  interaction: ChatInputCommandInteraction | MessageContextMenuCommandInteraction,
  context: StrikeContext,
  dates: readonly IsoDate[],
): Panel {
  const { kind } = standingOf(context.view.strike, roleIdsOf(interaction));
  return panelFor(context.text(interaction.locale), context, dates, kind === 'organizer');
}

/** The post of the schedule that was picked. Throws the UserError that says what can be picked. */
async function pickedPost(
  { targetId }: MessageContextMenuCommandInteraction,
  { view, automation }: StrikeContext,
): Promise<DeliveryOf<'sent'>> {
  const found = (await automation.deliveries(view.strike.guild)).find(
    (each): each is DeliveryOf<'sent'> => each.state === 'sent' && each.messageId === targetId,
  );
  if (!found || found.kind === 'audit') throw new UserError('error.notAPost');
  if (found.kind === 'broadcast') throw new UserError('error.notOfSchedule');
  return found;
}

/** The day that it tells of, or today where that is over. */
function dayOf({ kind, date }: DeliveryOf<'sent'>, { view, clock }: StrikeContext): IsoDate {
  const subject = kind === 'eve' || kind === 'outlook' ? addDays(date, 1) : date;
  const now = strikeDate(view.strike, clock.now());
  return [subject, now].toSorted()[1] ?? now;
}

/** Of the notice of a change that stands: taken back, or mended. */
function ofAct(
  interaction: MessageContextMenuCommandInteraction,
  { view, text }: StrikeContext,
  delivery: DeliveryOf<'sent'>,
): Panel['components'] {
  const { recorded, isUndone } = noticeOfAct(view, delivery) ?? {};
  const act = recorded?.act;
  if (!act || isUndone || act.undone) return [];
  const command = isEntry(act) ? 'bargaining' : 'schedule';
  return [row(doneButtons(text(interaction.locale), command, act))];
}
