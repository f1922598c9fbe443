import type { ButtonInteraction, Guild } from 'discord.js';
import type { Confirmed, Settlement } from '../../../src/approvals/desk.ts';
import { previewOf } from '../../../src/approvals/preview.ts';
import type { Proposal } from '../../../src/approvals/proposal.ts';
import { whyUnheard } from '../../../src/discord/channels/people.ts';
import type { Act } from '../../../src/strike/acts.ts';
import { strikeDate } from '../../../src/strike/dates.ts';
import { channelMention } from '../../../src/wording/marks.ts';
import { actNews } from '../../../src/wording/say/act-news.ts';
import { actSentence, wordsOfEnd } from '../../../src/wording/say/change-sentence.ts';
import type { Text } from '../../../src/wording/translator.ts';
import { UserError } from '../../../src/wording/user-error.ts';
import { askerOf } from '../asker.ts';
import { callOf, postTogether, whyNotAsked } from '../call-organizers.ts';
import type { Pressed, StrikeContext } from '../command.ts';
import { readSeen } from '../custom-id.ts';
import { approvalButtons, bare, row } from '../preview-buttons.ts';
import { tellDone } from '../tell-done.ts';

/** What is pressed under a preview, and under a request for approval. */
type Action = 'confirm' | 'tell' | 'discard' | 'approve' | 'decline';

/** A press under a preview or a request for approval. Roles are read again, at this moment (promise 9). */
export async function settle(
  interaction: ButtonInteraction,
  command: string,
  { action, argument }: Pressed,
  context: StrikeContext,
): Promise<void> {
  const { organizing, view } = context;
  const { guild } = view.strike;
  const seen = readSeen(argument);
  const { id } = seen;
  const proposal = await organizing.waiting(guild, id);
  const { act } = organizing.stepOf(proposal);
  const asker = askerOf(interaction, context);
  switch (action as Action) {
    case 'confirm':
    case 'tell': {
      const settlement = await organizing.confirm(guild, seen, asker, action === 'tell');
      if (settlement.type === 'done') {
        const { confirmed } = settlement;
        await Promise.all([
          answerDone(interaction, command, confirmed, context),
          tellColleagues(confirmed, context),
        ]);
      } else await askOthers(interaction, command, settlement, context);
      return;
    }
    case 'approve':
      await answerApproved(interaction, command, await organizing.approve(guild, seen, asker), context);
      return;
    case 'decline': {
      await organizing.decline(guild, id, asker);
      const { t, what } = wordsFor(interaction, context, act);
      await tellDone(interaction, context, bare(t('preview.declined', { what })));
      return;
    }
    case 'discard':
      await organizing.discard(guild, id, asker);
      await tellDone(interaction, context, bare(wordsFor(interaction, context, act).t('preview.discarded')));
      return;
    default:
      throw new UserError('error.unknownButton');
  }
}

/** Says what was done, at once; and that the channel is told when it is. */
async function answerDone(
  interaction: ButtonInteraction,
  command: string,
  confirmed: Confirmed,
  context: StrikeContext,
): Promise<void> {
  const { organizing, view } = context;
  const { act, isUndone, isTold } = confirmed;
  const text = context.text(interaction.locale);
  const said = (how: 'quiet' | 'telling' | 'told') => bare(doneText(text, context, confirmed, command, how));
  await tellDone(interaction, context, said(isTold ? 'telling' : 'quiet'));
  if (!isTold) return;
  // What is said already stays true if this cannot be said.
  const isOut = await organizing.isTold(view.strike.guild, act.id, isUndone).catch(() => false);
  if (isOut) await interaction.editReply(said('told')).catch(() => undefined);
}

/** What others were asked for stands in the organizers' channel already; what nobody was asked for is told there. */
async function tellColleagues(confirmed: Confirmed, { answers, text, view, clock }: StrikeContext) {
  const { guild, language } = view.strike;
  await answers.tellOrganizers(guild, actNews(text(language), view, confirmed, clock.now()));
}

async function answerApproved(
  interaction: ButtonInteraction,
  command: string,
  settlement: Settlement,
  context: StrikeContext,
): Promise<void> {
  if (settlement.type === 'done') return answerDone(interaction, command, settlement.confirmed, context);
  await tellDone(
    interaction,
    context,
    await request(context, interaction.guild, settlement.proposal, command),
  );
}

async function askOthers(
  interaction: ButtonInteraction,
  command: string,
  { proposal, missing }: Extract<Settlement, { type: 'asked' }>,
  context: StrikeContext,
): Promise<void> {
  const { strike } = context.view;
  const { organizers } = strike.channels;
  const channel = channelMention(organizers);
  const failure = await postTogether(
    interaction.client,
    strike,
    async () => {
      const { content, components } = await request(context, interaction.guild, proposal, command);
      return [{ body: { content, components, allowed_mentions: callOf(strike).allowed } }];
    },
    { name: `proposal/${proposal.id}/${proposal.asked?.at}`, wait: context.wait },
  );
  if (failure) {
    // Nobody else knows of it: it must not count as asked.
    await context.organizing.unheard(strike.guild, proposal.id);
    throw whyNotAsked(failure, organizers, { refused: 'error.notAsked', late: 'error.notAskedNow' });
  }
  const { t } = context.text(interaction.locale);
  await tellDone(interaction, context, bare(t('preview.asked', { count: missing, channel })));
}

function doneText(
  text: Text,
  context: StrikeContext,
  { act, isUndone }: Confirmed,
  command: string,
  how: 'quiet' | 'telling' | 'told',
): string {
  const what = sentenceOf(text, context, act);
  const telling = how === 'telling' ? [text.t('preview.telling')] : [];
  if (isUndone)
    return [text.t(how === 'told' ? 'preview.undoneTold' : 'preview.undone', { what }), ...telling].join(
      '\n',
    );
  return [
    text.t(how === 'told' ? 'preview.doneTold' : 'preview.done', { what }),
    ...wordsOfEnd(text, act),
    ...telling,
    text.t('preview.undoHint', { command }),
  ].join('\n');
}

/** What the other organizers see: the very preview, and the buttons that decide. */
async function request(context: StrikeContext, guildOn: Guild | null, proposal: Proposal, command: string) {
  const { organizing, view, clock } = context;
  const { language, guild, roles } = view.strike;
  const text = context.text(language);
  const ping = [...roles.mention].find(([, id]) => id === proposal.mention)?.[0];
  const deliveries = await organizing.deliveries(guild);
  const step = organizing.stepOf(proposal);
  const { words: call } = callOf(view.strike);
  const asked = proposal.asked && { ...proposal.asked, call };
  const unheard = whyUnheard(guildOn, view.strike, proposal.mention);
  const { content } = previewOf(text, step, deliveries, clock.now(), { ping, unheard, asked });
  return { ...bare(content), components: [row(approvalButtons(text, command, proposal))] };
}

function wordsFor(interaction: ButtonInteraction, context: StrikeContext, act: Act) {
  const text = context.text(interaction.locale);
  return { t: text.t, what: sentenceOf(text, context, act) };
}

function sentenceOf(text: Text, { view, clock }: StrikeContext, act: Act): string {
  return actSentence(text, view, act, strikeDate(view.strike, clock.now()));
}
