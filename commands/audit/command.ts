import {
  type APIActionRowComponent,
  type APIButtonComponent,
  ApplicationCommandOptionType,
  type BaseInteraction,
  ButtonStyle,
  ComponentType,
  InteractionContextType,
} from 'discord.js';
import type { AuditRow } from '../../src/audit/book.ts';
import { findHead, readHead } from '../../src/audit/heads.ts';
import { standingsOf } from '../../src/audit/kept.ts';
import { auditAnswer, headAnswer, ROWS_PER_PAGE } from '../../src/audit/text.ts';
import type { Text } from '../../src/wording/translator.ts';
import { UserError } from '../../src/wording/user-error.ts';
import { acknowledgeAlone } from '../kit/acknowledge.ts';
import { requireOrganizer } from '../kit/asker.ts';
import type { Command, StrikeContext } from '../kit/command.ts';
import { customId } from '../kit/custom-id.ts';
import { deferred } from '../kit/reply.ts';
import { keptIn } from './kept-in.ts';

/** `/audit`: what organizers did and the bot sent, newest first. Read-only. */
export const audit = {
  audience: 'organizers',
  data: {
    name: 'audit',
    description: 'command.audit.description',
    contexts: [InteractionContextType.Guild],
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'head',
        description: 'command.audit.head',
        max_length: 100,
      },
    ],
  },

  /** The log is read whole, which takes long where it is long, so Discord hears first that the question has arrived. */
  async execute(interaction, context) {
    requireOrganizer(interaction, context.view.strike);
    await acknowledgeAlone(interaction);
    const typed = interaction.options.getString('head');
    if (typed !== null) {
      await interaction.editReply(deferred(await answerOnHead(interaction, context, typed)));
      return;
    }
    const { content, components } = await pageFrom(interaction, context);
    await interaction.editReply({ ...deferred(content), components });
  },

  async press(interaction, { action, argument }, context) {
    if (action !== 'from') throw new UserError('error.unknownButton');
    const from = Number(argument);
    if (!Number.isSafeInteger(from)) throw new UserError('error.unknownButton');
    const { content, components } = await pageFrom(interaction, context, from);
    await interaction.editReply({ ...deferred(content), components });
  },
} satisfies Command;

/** Is the head that somebody has read or written down on the chain, and nothing before it changed? */
async function answerOnHead(interaction: BaseInteraction, context: StrikeContext, typed: string) {
  const { view, audit: log } = context;
  requireOrganizer(interaction, view.strike);
  const digits = readHead(typed);
  if (digits === undefined) throw new UserError('error.headCode');
  const chain = await log.verified(view.strike.guild);
  return headAnswer(context.text(interaction.locale), view, digits, findHead([chain], digits));
}

/** The page whose newest row has that number; who asks must be an organizer, at this moment. */
async function pageFrom(interaction: BaseInteraction, context: StrikeContext, from?: number) {
  const { view, audit: log, clock } = context;
  requireOrganizer(interaction, view.strike);
  const { guild } = view.strike;
  const text = context.text(interaction.locale);
  const head = log.head(guild);
  // One more than is shown says whether there is an older page.
  const wanted = await log.page(guild, ROWS_PER_PAGE + 1, from);
  // What an old button asks for may have been purged.
  const rows = wanted.length > 0 ? wanted : await log.page(guild, ROWS_PER_PAGE + 1);
  const standings = await standingsOf(await log.entries(guild), keptIn(context));
  const content = auditAnswer(text, view, rows.slice(0, ROWS_PER_PAGE), {
    head,
    now: clock.now(),
    standings,
  });
  return { content, components: buttons(text, rows, head.seq) };
}

/** The number to go on from is in the button itself: entries that are added meanwhile move nothing. */
function buttons(
  { t }: Text,
  rows: readonly AuditRow[],
  last: number,
): APIActionRowComponent<APIButtonComponent>[] {
  const newest = rows[0]?.seq ?? last;
  const older = rows[ROWS_PER_PAGE]?.seq;
  if (older === undefined && newest === last) return [];
  const button = (label: string, to: number, disabled: boolean): APIButtonComponent => ({
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label,
    custom_id: customId('audit', 'from', String(to)),
    disabled,
  });
  const newer = Math.min(newest + ROWS_PER_PAGE, last);
  return [
    {
      type: ComponentType.ActionRow,
      components: [
        button(t('audit.newer'), newer, newest === last),
        button(t('audit.older'), older ?? 0, older === undefined),
      ],
    },
  ];
}
