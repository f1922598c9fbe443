import type { ButtonInteraction, ChatInputCommandInteraction } from 'discord.js';
import { dayRow } from '../proposals/changed-days.ts';
import type { Settlement } from '../proposals/desk.ts';
import type { Step } from '../proposals/effects.ts';
import { previewOf } from '../proposals/preview.ts';
import type { Proposal, Wish } from '../proposals/proposal.ts';
import { standingHash } from '../proposals/stands.ts';
import { wayOutOf } from '../proposals/way-out.ts';
import type { Actor } from '../strike/actor.ts';
import { type Act, isEntry } from '../strike/acts.ts';
import { spanOf } from '../strike/changes.ts';
import { strikeDate } from '../strike/dates.ts';
import type { IsoDate } from '../strike/strike.ts';
import { actSentence } from '../text/change-sentence.ts';
import type { Text } from '../text/translator.ts';
import { UserError } from '../text/user-error.ts';
import { wordsOfEnd } from '../text/words-of-end.ts';
import { failureOf } from './api-errors.ts';
import { requireMayAct } from './asker.ts';
import { callOf, postForOrganizers } from './call-organizers.ts';
import type { Pressed, StrikeContext } from './command.ts';
import { approvalButtons, bare, previewButtons, row } from './preview-buttons.ts';
import { ephemeral } from './reply.ts';

/** What is pressed under a preview, and under a request for approval. */
type Action = 'confirm' | 'tell' | 'discard' | 'approve' | 'decline';

/**
 * Shows what a wish would do, to the asker alone, with the buttons that do it. Nothing is changed before one is pressed.
 *
 * @param ping the name of the allow-listed role that the notice is to ping
 */
export async function propose(
  interaction: ChatInputCommandInteraction,
  context: StrikeContext,
  wish: Wish,
  ping?: string,
): Promise<void> {
  const { organizing, view, clock } = context;
  const { guild, roles } = view.strike;
  const text = context.text(interaction.locale);
  const mention = ping === undefined ? undefined : roles.mention.get(ping);
  if (ping !== undefined && mention === undefined) throw new UserError('error.unknownRole', { role: ping });
  const author = actorOf(interaction, context, subjectOf(context, wish));
  const proposal = await organizing.propose(guild, author, wish, mention);
  const step = organizing.stepOf(proposal);
  refuseIdle(text, step, strikeDate(view.strike, clock.now()));
  const deliveries = await organizing.deliveries(guild);
  const { content, hasChoice } = previewOf(text, step, deliveries, clock.now(), { ping });
  const command = interaction.commandName;
  await interaction.reply({
    ...ephemeral(content),
    components: [row(previewButtons(text, command, proposal, hasChoice))],
  });
}

/** What would change nothing is not asked to be confirmed, or an organizer believes that it was done. */
function refuseIdle(text: Text, { act, isUndone, before, after }: Step, today: IsoDate): void {
  if (isUndone || standingHash(before, act) !== standingHash(after, act)) return;
  if (isEntry(act)) throw new UserError('error.noChange');
  // Where something is not as usual, the row ends with a full stop of its own.
  const day = dayRow(text, before, act, spanOf(act).from, today).replace(/\.$/, '');
  throw new UserError(wayOutOf(before, act), { day });
}

/** A press under a preview or a request for approval. Roles are read again, at this moment (promise 9). */
export async function settle(
  interaction: ButtonInteraction,
  command: string,
  { action, argument: id }: Pressed,
  context: StrikeContext,
): Promise<void> {
  const { organizing, view } = context;
  const { guild } = view.strike;
  const text = context.text(interaction.locale);
  const proposal = await organizing.waiting(guild, id);
  const { act } = organizing.stepOf(proposal);
  const by = actorOf(interaction, context, act, action === 'approve' || action === 'decline');
  const needed = approvalsFor(context, proposal);
  switch (action as Action) {
    case 'confirm':
    case 'tell': {
      const settlement = await organizing.confirm(guild, id, by, action === 'tell', needed);
      await answerConfirmed(interaction, command, settlement, context, needed);
      return;
    }
    case 'approve': {
      const settlement = await organizing.approve(guild, id, by, needed);
      if (settlement.type === 'done')
        await interaction.update(bare(doneText(text, context, settlement, command)));
      else await interaction.update(await request(context, settlement.proposal, command));
      return;
    }
    case 'decline':
    case 'discard': {
      await organizing.discard(guild, id, by);
      const what = sentenceOf(text, context, act);
      await interaction.update(
        bare(action === 'discard' ? text.t('preview.discarded') : text.t('preview.declined', { what })),
      );
      return;
    }
    default:
      throw new UserError('error.unknownButton');
  }
}

async function answerConfirmed(
  interaction: ButtonInteraction,
  command: string,
  settlement: Settlement,
  context: StrikeContext,
  needed: number,
): Promise<void> {
  const text = context.text(interaction.locale);
  if (settlement.type === 'done') {
    await interaction.update(bare(doneText(text, context, settlement, command)));
    return;
  }
  const { organizers } = context.view.strike.channels;
  const body = await request(context, settlement.proposal, command);
  try {
    await postForOrganizers(interaction.client, context.view.strike, {
      content: body.content,
      components: body.components,
      allowed_mentions: callOf(context.view.strike).allowed,
    });
  } catch (error) {
    // Nobody else knows of it: it must not count as asked.
    await context.organizing.withdraw(context.view.strike.guild, settlement.proposal.id);
    throw whyNotAsked(error, organizers);
  }
  await interaction.update(bare(text.t('preview.asked', { count: needed - 1, channel: `<#${organizers}>` })));
}

function whyNotAsked(error: unknown, channel: string): unknown {
  if (failureOf(error).type !== 'refused') return error;
  return new UserError('error.notAsked', { channel: `<#${channel}>` });
}

function doneText(
  text: Text,
  context: StrikeContext,
  { confirmed: { act, isUndone, isTold } }: Extract<Settlement, { type: 'done' }>,
  command: string,
): string {
  const what = sentenceOf(text, context, act);
  if (isUndone) return text.t(isTold ? 'preview.undoneTold' : 'preview.undone', { what });
  return [
    text.t(isTold ? 'preview.doneTold' : 'preview.done', { what }),
    ...wordsOfEnd(text, act),
    text.t('preview.undoHint', { command }),
  ].join('\n');
}

/** What the other organizers see: the very preview, and the buttons that decide. */
async function request(context: StrikeContext, proposal: Proposal, command: string) {
  const { organizing, view, clock } = context;
  const { language, guild, roles } = view.strike;
  const text = context.text(language);
  const ping = [...roles.mention].find(([, id]) => id === proposal.mention)?.[0];
  const deliveries = await organizing.deliveries(guild);
  const step = organizing.stepOf(proposal);
  const { words: call } = callOf(view.strike);
  const asked = proposal.asked && { ...proposal.asked, call };
  const { content } = previewOf(text, step, deliveries, clock.now(), { ping, asked });
  return { ...bare(content), components: [row(approvalButtons(text, command, proposal))] };
}

/** How many organizers the strike file wants for this. Taking back, or falling silent, takes one. */
function approvalsFor({ view, organizing }: StrikeContext, proposal: Proposal): number {
  const { act, isUndone } = organizing.stepOf(proposal);
  return act.type === 'end' && !isUndone ? view.strike.approval.end : 1;
}

function sentenceOf(text: Text, { view, clock }: StrikeContext, act: Act): string {
  return actSentence(text, view, act, strikeDate(view.strike, clock.now()));
}

function subjectOf({ organizing, view }: StrikeContext, wish: Wish): Act {
  if (wish.do === 'act') return wish.act;
  const found = view.acts?.find(({ act }) => act.id === wish.act)?.act;
  if (!found || !organizing) throw new UserError('error.unknownAct');
  return found;
}

/** Who presses or types, if they may at this moment; throws the UserError that says who may. */
function actorOf(
  interaction: ButtonInteraction | ChatInputCommandInteraction,
  { view, clock, organizing }: StrikeContext,
  act: Act,
  onlyOrganizers = false,
): Actor {
  const today = strikeDate(view.strike, clock.now());
  const role = requireMayAct(interaction, view.strike, act, today, onlyOrganizers);
  return { hash: organizing.hashOf(view.strike.guild, interaction.user.id), role };
}
