import { type ButtonInteraction, MessageFlags, type ModalSubmitInteraction } from 'discord.js';
import { previewOf } from '../../../src/approvals/act-preview.ts';
import type { Confirmed, Settlement } from '../../../src/approvals/machine.ts';
import { organizerAt } from '../../../src/approvals/may-act.ts';
import type { Proposal } from '../../../src/approvals/proposal.ts';
import { whyUnheard } from '../../../src/discord/channels/people.ts';
import type { Act } from '../../../src/strike/acts.ts';
import { strikeDate } from '../../../src/strike/dates.ts';
import { channelMention, userMention } from '../../../src/wording/marks.ts';
import { actNews } from '../../../src/wording/say/act-news.ts';
import { actSentence, wordsOfEnd } from '../../../src/wording/say/change-sentence.ts';
import type { Text } from '../../../src/wording/translator.ts';
import { UserError } from '../../../src/wording/user-error.ts';
import { acknowledge } from '../acknowledge.ts';
import { askerOf } from '../asker.ts';
import { callOf, postTogether, whyNotAsked } from '../call-organizers.ts';
import type { Pressed, StrikeContext } from '../command.ts';
import { readSeen } from '../custom-id.ts';
import { declineForm, readReason } from '../decline-form.ts';
import { askerWords, namedId, rolesOfNamed } from '../named.ts';
import { approvalButtons, bare, row, withdrawButton } from '../preview-buttons.ts';
import { tellDone } from '../tell-done.ts';

/** What is pressed under a preview, and under a request for approval. */
type Action = 'confirm' | 'tell' | 'discard' | 'approve' | 'decline' | 'withdraw';

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
      await answerApproved(
        interaction,
        command,
        await organizing.approve(guild, seen, asker, rolesOfNamed(interaction, context)),
        context,
      );
      return;
    case 'decline':
      organizerAt(view.strike, asker);
      await interaction.showModal(declineForm(context.text(interaction.locale), command, argument));
      return;
    case 'withdraw':
      await withdraw(interaction, proposal, context);
      return;
    case 'discard':
      await organizing.discard(guild, id, asker);
      await tellDone(interaction, context, bare(wordsFor(interaction, context, act).t('preview.discarded')));
      return;
    default:
      throw new UserError('error.unknownButton');
  }
}

/** The form of an organizer who declines: the request says so, and a line in the same channel tells its author, and pings nobody. */
export async function decline(
  interaction: ModalSubmitInteraction,
  { action, argument }: Pressed,
  context: StrikeContext,
): Promise<void> {
  if (action !== 'decline' || !interaction.isFromMessage()) throw new UserError('error.unknownButton');
  await acknowledge(interaction);
  const { organizing, view } = context;
  const { guild, language } = view.strike;
  const { id } = readSeen(argument);
  const proposal = await organizing.waiting(guild, id);
  const { act } = organizing.stepOf(proposal);
  await organizing.decline(guild, id, askerOf(interaction, context));
  const { t, what } = wordsFor(interaction, context, act);
  await tellDone(interaction, context, bare(t('preview.declined', { what })));
  const asker = namedId(interaction, context, proposal.author.hash);
  if (asker === undefined) return;
  const text = context.text(language);
  const reason = readReason(interaction);
  const told = { asker: userMention(asker), what: sentenceOf(text, context, act) };
  const words =
    reason === undefined
      ? text.t('request.declined', told)
      : text.t('request.declinedWhy', { ...told, reason });
  // It is declined whatever becomes of this line.
  await interaction.followUp(bare(words)).catch(() => undefined);
}

async function withdraw(
  interaction: ButtonInteraction,
  proposal: Proposal,
  context: StrikeContext,
): Promise<void> {
  const { organizing, answers, view } = context;
  const { guild, language } = view.strike;
  const { act } = organizing.stepOf(proposal);
  await organizing.withdraw(guild, proposal.id, askerOf(interaction, context));
  const { t, what } = wordsFor(interaction, context, act);
  await tellDone(interaction, context, bare(t('preview.withdrawn', { what })));
  // Under the request itself, everybody who was asked sees it.
  if (!interaction.message.flags.has(MessageFlags.Ephemeral)) return;
  const text = context.text(language);
  const role = text.t(`acts.role.${proposal.author.role}`);
  const news = { role, what: sentenceOf(text, context, act) };
  await answers.tellOrganizers(guild, text.t('acts.wasWithdrawn', news));
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
  await tellDone(interaction, context, await request(context, interaction, settlement.proposal, command));
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
      const { content, components } = await request(context, interaction, proposal, command);
      return [{ body: { content, components, allowed_mentions: callOf(strike).allowed } }];
    },
    { name: `proposal/${proposal.id}/${proposal.asked?.at}`, wait: context.wait },
  );
  if (failure) {
    // Nobody else knows of it: it must not count as asked.
    await context.organizing.unheard(strike.guild, proposal.id);
    throw whyNotAsked(failure, organizers, { refused: 'error.notAsked', late: 'error.notAskedNow' });
  }
  const text = context.text(interaction.locale);
  const components = [row([withdrawButton(text, command, proposal)])];
  await tellDone(interaction, context, {
    ...bare(text.t('preview.asked', { count: missing, channel })),
    components,
  });
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
async function request(
  context: StrikeContext,
  interaction: ButtonInteraction,
  proposal: Proposal,
  command: string,
) {
  const { organizing, view, clock } = context;
  const { language, guild, roles } = view.strike;
  const text = context.text(language);
  const ping = [...roles.mention].find(([, id]) => id === proposal.mention)?.[0];
  const deliveries = await organizing.deliveries(guild);
  const step = organizing.stepOf(proposal);
  const { words: call } = callOf(view.strike);
  const asked = proposal.asked && {
    ...proposal.asked,
    call,
    who: askerWords(text, askerIn(interaction, context, proposal), proposal.author.role),
  };
  const unheard = whyUnheard(interaction.guild, view.strike, proposal.mention);
  const { content } = previewOf(text, step, deliveries, clock.now(), { ping, unheard, asked });
  return { ...bare(content), components: [row(approvalButtons(text, command, proposal))] };
}

/** The id of whoever asks: they press themselves at first; where somebody else does, the request names them. */
function askerIn(interaction: ButtonInteraction, context: StrikeContext, { author }: Proposal): string {
  const { hash } = askerOf(interaction, context);
  return hash === author.hash ? interaction.user.id : (namedId(interaction, context, author.hash) ?? '');
}

function wordsFor(interaction: ButtonInteraction | ModalSubmitInteraction, context: StrikeContext, act: Act) {
  const text = context.text(interaction.locale);
  return { t: text.t, what: sentenceOf(text, context, act) };
}

function sentenceOf(text: Text, { view, clock }: StrikeContext, act: Act): string {
  return actSentence(text, view, act, strikeDate(view.strike, clock.now()));
}
