import { type ButtonInteraction, ButtonStyle, MessageFlags, type ModalSubmitInteraction } from 'discord.js';
import type { Settlement } from '../../../src/approvals/machine.ts';
import { actorWhoMay, organizerAt } from '../../../src/approvals/may-act.ts';
import type { Proposal } from '../../../src/approvals/proposal.ts';
import { toldToAnother } from '../../../src/approvals/told-to-another.ts';
import type { Act } from '../../../src/strike/acts.ts';
import { sentenceOf as errorSentence } from '../../../src/wording/say/error-sentence.ts';
import { UserError, type UserErrorCode } from '../../../src/wording/user-error.ts';
import { acknowledge } from '../acknowledge.ts';
import { askerOf } from '../asker.ts';
import type { Pressed, StrikeContext } from '../command.ts';
import { customId, readSeen } from '../custom-id.ts';
import { declineForm, readReason } from '../decline-form.ts';
import { rolesOfNamed } from '../named.ts';
import { bare, button, row } from '../preview-buttons.ts';
import { ephemeral } from '../reply.ts';
import { tellDone } from '../tell-done.ts';
import { tellEnd } from '../tell-end.ts';
import { askOthers, request } from './ask-others.ts';
import { propose, showAgain, showWhole } from './propose.ts';
import { answerDone, sentenceOf, tellColleagues } from './say-done.ts';

/** What is pressed under a preview, under what was done, and under a request for approval. */
type Action =
  | 'confirm'
  | 'tell'
  | 'whole'
  | 'again'
  | 'takeback'
  | 'discard'
  | 'approve'
  | 'decline'
  | 'withdraw';

/** The presses that get an answer of their own at once; any other changes what was pressed. */
export const ANSWERS_AT_ONCE: readonly string[] = [
  'decline',
  'whole',
  'again',
  'takeback',
] satisfies Action[];

/** A press under a preview or a request for approval. Roles are read again, at this moment (promise 9). */
export async function pressAct(
  interaction: ButtonInteraction,
  command: string,
  pressed: Pressed,
  context: StrikeContext,
): Promise<void> {
  const { id } = readSeen(pressed.argument);
  const { guild } = context.view.strike;
  if (pressed.action === 'again') return showAgain(interaction, context, id);
  if (pressed.action === 'takeback') return propose(interaction, context, { do: 'undo', act: id });
  const work = () =>
    decide(interaction, command, pressed, context).catch(error =>
      offerAgain(interaction, command, pressed, { id, error }, context),
    );
  const isAnothers = pressed.action === 'approve' || pressed.action === 'decline';
  await context.requests.deciding(guild, id, isAnothers ? () => toldToAnother(work) : work);
}

async function decide(
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
    case 'whole':
      actorWhoMay(view, asker, organizing.stepOf(proposal), context.clock.now());
      return showWhole(interaction, context, proposal);
    case 'approve':
      await answerApproved(
        interaction,
        command,
        id,
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

const STALE: ReadonlySet<UserErrorCode> = new Set([
  'error.proposalExpired',
  'error.proposalStale',
  'error.proposalOvertaken',
]);
const OWN: ReadonlySet<string> = new Set(['confirm', 'tell', 'whole'] satisfies Action[]);

/** What has changed since it was shown is not typed again: a press shows it as it is now. Rethrows any other failure. */
async function offerAgain(
  interaction: ButtonInteraction,
  command: string,
  { action }: Pressed,
  { id, error }: { id: string; error: unknown },
  context: StrikeContext,
): Promise<void> {
  if (!(error instanceof UserError) || !STALE.has(error.code) || !OWN.has(action)) throw error;
  const text = context.text(interaction.locale);
  const again = button(text.t('preview.again'), ButtonStyle.Primary, customId(command, 'again', id));
  const answer = { ...ephemeral(errorSentence(text, error)), components: [row([again])] };
  if (interaction.deferred) await interaction.followUp(answer);
  else await interaction.reply(answer);
}

/** The form of an organizer who declines: the request says so, and its author is told. */
export async function decline(
  interaction: ModalSubmitInteraction,
  { action, argument }: Pressed,
  context: StrikeContext,
): Promise<void> {
  if (action !== 'decline' || !interaction.isFromMessage()) throw new UserError('error.unknownButton');
  await acknowledge(interaction);
  const { organizing, requests, view } = context;
  const { guild } = view.strike;
  const { id } = readSeen(argument);
  await requests.deciding(guild, id, async () => {
    const act = await toldToAnother(async () => {
      const step = organizing.stepOf(await organizing.waiting(guild, id));
      await organizing.decline(guild, id, askerOf(interaction, context));
      return step.act;
    });
    const { t, what } = wordsFor(interaction, context, act);
    const end = { how: 'declined' as const, reason: readReason(interaction) };
    await tellEnd(interaction, context, { subject: id, ...end }, () =>
      tellDone(interaction, context, bare(t('preview.declined', { what }))),
    );
  });
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
  await tellEnd(interaction, context, { subject: proposal.id, how: 'withdrawn' }, () =>
    tellDone(interaction, context, bare(t('preview.withdrawn', { what }))),
  );
  // Under the request itself, everybody who was asked sees it.
  if (!interaction.message.flags.has(MessageFlags.Ephemeral)) return;
  const text = context.text(language);
  const role = text.t(`acts.role.${proposal.author.role}`);
  const news = { role, what: sentenceOf(text, context, act) };
  await answers.tellOrganizers(guild, text.t('acts.wasWithdrawn', news));
}

async function answerApproved(
  interaction: ButtonInteraction,
  command: string,
  subject: string,
  settlement: Settlement,
  context: StrikeContext,
): Promise<void> {
  if (settlement.type === 'done') {
    const end = { subject, how: 'approved' as const };
    await tellEnd(interaction, context, end, () =>
      answerDone(interaction, command, settlement.confirmed, context),
    );
    return;
  }
  await tellDone(interaction, context, await request(context, interaction, settlement.proposal, command));
}

function wordsFor(interaction: ButtonInteraction | ModalSubmitInteraction, context: StrikeContext, act: Act) {
  const text = context.text(interaction.locale);
  return { t: text.t, what: sentenceOf(text, context, act) };
}
