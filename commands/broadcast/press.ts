import type { ButtonInteraction, ModalMessageModalSubmitInteraction } from 'discord.js';
import { instantOf } from '../../src/announcements/instants.ts';
import type { Asker } from '../../src/approvals/may-act.ts';
import { toldToAnother } from '../../src/approvals/told-to-another.ts';
import type { Broadcast } from '../../src/broadcasts/broadcast.ts';
import type { Outcome } from '../../src/broadcasts/carry-out.ts';
import { hasBegun } from '../../src/broadcasts/copies.ts';
import { neededFor } from '../../src/broadcasts/draft.ts';
import type { SeenDraft } from '../../src/broadcasts/drafts.ts';
import { shortHeadline } from '../../src/broadcasts/list-text.ts';
import { broadcastNews, type Deed } from '../../src/broadcasts/news-text.ts';
import { timeWords } from '../../src/broadcasts/preview-text.ts';
import { problemsOf } from '../../src/broadcasts/problems.ts';
import { UserError } from '../../src/wording/user-error.ts';
import type { Pressed, StrikeContext } from '../kit/command.ts';
import { readSeen } from '../kit/custom-id.ts';
import { declineForm, readReason } from '../kit/decline-form.ts';
import { roleNow } from '../kit/named.ts';
import { bare } from '../kit/preview-buttons.ts';
import { tellDone } from '../kit/tell-done.ts';
import { tellEnd, tellingOthers } from '../kit/tell-end.ts';
import { askOthers, showApproved } from './ask-others.ts';
import { draftArgument } from './buttons.ts';
import { broadcastForm } from './form.ts';
import { showProgress } from './progress.ts';
import { guildOf } from './show.ts';

/** A press under the preview of a message, or under the request that the others have got of it. */
export async function pressDraft(
  interaction: ButtonInteraction,
  pressed: { action: string; seen: SeenDraft },
  context: StrikeContext,
  asker: Asker,
): Promise<void> {
  const { guild } = context.view.strike;
  await context.requests.deciding(guild, pressed.seen.id, () => decide(interaction, pressed, context, asker));
}

async function decide(
  interaction: ButtonInteraction,
  { action, seen }: { action: string; seen: SeenDraft },
  context: StrikeContext,
  asker: Asker,
): Promise<void> {
  const { broadcasting, view } = context;
  const { guild } = view.strike;
  const text = context.text(interaction.locale);
  switch (action) {
    case 'confirm':
    case 'notice':
      await refuseUnsendable(interaction, context, seen);
      return answerOutcome(
        interaction,
        context,
        seen,
        await broadcasting.confirm(guild, seen, asker, action === 'notice'),
      );
    case 'approve':
      await refuseUnsendable(interaction, context, seen);
      return answerOutcome(
        interaction,
        context,
        seen,
        await broadcasting.approve(guild, seen, asker, roleNow(interaction, context)),
      );
    case 'decline':
      await interaction.showModal(declineForm(text, 'broadcast', draftArgument(seen)));
      return;
    case 'withdraw': {
      const { headline } = await broadcasting.withdraw(guild, seen, asker);
      const said =
        headline === undefined
          ? text.t('broadcast.withdrawnAltered')
          : text.t('broadcast.withdrawn', { headline });
      await tellEnd(interaction, context, { subject: seen.id, how: 'withdrawn' }, () =>
        tellDone(interaction, context, bare(said)),
      );
      return;
    }
    case 'edit':
      await interaction.showModal(
        broadcastForm(text, view.strike, await broadcasting.ownDraft(guild, seen.id, asker)),
      );
      return;
    case 'discard':
      await broadcasting.discard(guild, seen, asker);
      await tellDone(interaction, context, bare(text.t('broadcast.discarded')));
      return;
    default:
      throw new UserError('error.unknownButton');
  }
}

/** The form of an organizer who declines: the request says so, and its author is told. */
export async function decline(
  interaction: ModalMessageModalSubmitInteraction,
  seen: SeenDraft,
  context: StrikeContext,
  asker: Asker,
): Promise<void> {
  const { broadcasting, requests, view } = context;
  const { guild } = view.strike;
  const { t } = context.text(interaction.locale);
  await requests.deciding(guild, seen.id, async () => {
    const reason = readReason(interaction);
    const { headline } = await toldToAnother(() => broadcasting.decline(guild, seen, asker, reason));
    const said =
      headline === undefined ? t('broadcast.declinedAltered') : t('broadcast.declined', { headline });
    await tellEnd(interaction, context, { subject: seen.id, how: 'declined', reason }, () =>
      tellDone(interaction, context, bare(said)),
    );
  });
}

/** What is wrong by now, though nothing was when it was previewed: a channel that is gone, a role that may not be pinged. */
async function refuseUnsendable(
  interaction: ButtonInteraction,
  context: StrikeContext,
  seen: SeenDraft,
): Promise<void> {
  const { view, clock, broadcasting } = context;
  const { strike } = view;
  const draft = await broadcasting.open(strike.guild, seen);
  const { channels } = guildOf(interaction.guild);
  const text = context.text(interaction.locale);
  const [problem] = problemsOf(text, strike, draft, clock.now(), channel => channels.cache.has(channel));
  if (problem) throw problem;
}

async function answerOutcome(
  interaction: ButtonInteraction,
  context: StrikeContext,
  seen: SeenDraft,
  outcome: Outcome,
): Promise<void> {
  if (outcome.type === 'approved') {
    const { broadcast } = outcome;
    const isCorrection = broadcast.corrections.length > 0;
    const wasAsked = neededFor(context.view.strike, broadcast) > 1;
    const tellOthers = wasAsked
      ? tellingOthers(interaction, context, { subject: seen.id, how: 'approved' })
      : () => tellColleagues(context, broadcast, isCorrection ? 'corrected' : 'sent');
    if (!isCorrection) return showProgress(interaction, context, broadcast, tellOthers);
    const so = soOf(context, broadcast, 'broadcast.corrections');
    const said = wasAsked ? so : context.text(interaction.locale).t('broadcast.corrections');
    await tellOthers(await tellDone(interaction, context, bare(said), so));
    return;
  }
  const { draft } = outcome;
  if (draft.request?.approvedBy.length === 0) await askOthers(interaction, context, draft);
  else await showApproved(interaction, context, draft);
}

/** What others were asked for stands in the organizers' channel already; what nobody was asked for is told there. */
async function tellColleagues(
  { answers, text, view: { strike } }: StrikeContext,
  broadcast: Broadcast,
  deed: Deed,
): Promise<void> {
  // Captains send alerts; everything else is done by an organizer.
  const role = deed === 'sent' ? broadcast.author.role : 'organizer';
  await answers.tellOrganizers(
    strike.guild,
    broadcastNews(text(strike.language), strike, broadcast, { deed, role }),
  );
}

/** What was done to a message, and to which. */
function soOf(
  { text, view }: StrikeContext,
  broadcast: Broadcast,
  what: 'broadcast.corrections' | `broadcast.retraction.${'done' | 'doneNotice' | 'removed' | 'calledOff'}`,
): string {
  const words = text(view.strike.language);
  return `${words.t(what)} ${shortHeadline(words, broadcast)}`;
}

/** A press under a message that is approved: try again, take back, move. */
export async function pressSent(
  interaction: ButtonInteraction,
  { action, argument }: Pressed,
  context: StrikeContext,
  asker: Asker,
): Promise<void> {
  const { broadcasting, view } = context;
  const { strike } = view;
  const text = context.text(interaction.locale);
  const seen = readSeen(argument);
  switch (action) {
    case 'retry':
      return showProgress(interaction, context, await broadcasting.retry(strike.guild, seen.id, asker));
    case 'retract':
    case 'disregard':
    case 'remove': {
      const how = { notice: action === 'disregard', remove: action === 'remove' };
      // Read first: once it is retracted, nothing may fail any more.
      const before = await broadcasting.deliveries(strike.guild);
      const broadcast = await broadcasting.retract(strike.guild, seen, asker, how);
      const isOut = hasBegun(broadcast, before);
      const done = { retract: 'done', disregard: 'doneNotice', remove: 'removed' } as const;
      const what = `broadcast.retraction.${isOut ? done[action] : 'calledOff'}` as const;
      await tellDone(interaction, context, bare(text.t(what)), soOf(context, broadcast, what));
      await tellColleagues(context, broadcast, action === 'remove' ? 'removed' : 'retracted');
      return;
    }
    case 'move': {
      const broadcast = await broadcasting.reschedule(strike.guild, seen, asker);
      const words = timeWords(text, strike, instantOf(broadcast.dueAt));
      await tellDone(interaction, context, bare(text.t('broadcast.moving.done', words)));
      await tellColleagues(context, broadcast, 'moved');
      return;
    }
    case 'keep':
      await broadcasting.discardIntent(strike.guild, seen.id, asker);
      await tellDone(interaction, context, bare(text.t('broadcast.retraction.kept')));
      return;
    default:
      throw new UserError('error.unknownButton');
  }
}
