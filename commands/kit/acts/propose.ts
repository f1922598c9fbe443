import type { ButtonInteraction, ChatInputCommandInteraction } from 'discord.js';
import { dayRow } from '../../../src/approvals/changed-days.ts';
import type { Step } from '../../../src/approvals/effects.ts';
import { previewOf } from '../../../src/approvals/preview.ts';
import type { Wish } from '../../../src/approvals/proposal.ts';
import { standingHash } from '../../../src/approvals/stands.ts';
import { wayOutOf } from '../../../src/approvals/way-out.ts';
import { whyUnheard } from '../../../src/discord/channels/people.ts';
import type { Actor } from '../../../src/strike/actor.ts';
import { type Act, isEntry } from '../../../src/strike/acts.ts';
import { spanOf } from '../../../src/strike/changes.ts';
import { strikeDate } from '../../../src/strike/dates.ts';
import type { IsoDate } from '../../../src/strike/strike.ts';
import type { Text } from '../../../src/wording/translator.ts';
import { marked, UserError } from '../../../src/wording/user-error.ts';
import { requireMayAct } from '../asker.ts';
import type { StrikeContext } from '../command.ts';
import { previewButtons, row } from '../preview-buttons.ts';
import { ephemeral } from '../reply.ts';

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
  const unheard = whyUnheard(interaction.guild, view.strike, mention);
  const { content, hasChoice } = previewOf(text, step, deliveries, clock.now(), { ping, unheard });
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
  throw new UserError(wayOutOf(before, act), { day: marked(day) });
}

function subjectOf({ organizing, view }: StrikeContext, wish: Wish): Act {
  if (wish.do === 'act') return wish.act;
  const found = view.acts?.find(({ act }) => act.id === wish.act)?.act;
  if (!found || !organizing) throw new UserError('error.unknownAct');
  return found;
}

/** Who presses or types, if they may at this moment; throws the UserError that says who may. */
export function actorOf(
  interaction: ButtonInteraction | ChatInputCommandInteraction,
  { view, clock, organizing }: StrikeContext,
  act: Act,
  onlyOrganizers = false,
): Actor {
  const today = strikeDate(view.strike, clock.now());
  const role = requireMayAct(interaction, view.strike, act, today, onlyOrganizers);
  return { hash: organizing.hashOf(view.strike.guild, interaction.user.id), role };
}
