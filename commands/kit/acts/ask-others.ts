import type { ButtonInteraction } from 'discord.js';
import { instantOf } from '../../../src/announcements/instants.ts';
import { previewOf } from '../../../src/approvals/act-preview.ts';
import type { Settlement } from '../../../src/approvals/machine.ts';
import type { Proposal } from '../../../src/approvals/proposal.ts';
import { peopleKnown, whyUnheard } from '../../../src/discord/channels/people.ts';
import { channelMention, discordTime } from '../../../src/wording/marks.ts';
import { askerOf } from '../asker.ts';
import { callOf, postTogether, whyNotAsked } from '../call-organizers.ts';
import type { StrikeContext } from '../command.ts';
import { approversOf, askerWords, namedId } from '../named.ts';
import { approvalButtons, bare, row, withdrawButton } from '../preview-buttons.ts';
import { requestStands } from '../request-stands.ts';
import { tellDone } from '../tell-done.ts';
import { sentenceOf } from './say-done.ts';

/** Asks the other organizers in their channel. If that does not get through, the request is taken back, and the author is told. */
export async function askOthers(
  interaction: ButtonInteraction,
  command: string,
  { proposal, missing }: Extract<Settlement, { type: 'asked' }>,
  context: StrikeContext,
): Promise<void> {
  const { strike } = context.view;
  const { organizers } = strike.channels;
  const channel = channelMention(organizers);
  const asked = await postTogether(
    interaction.client,
    strike,
    async () => {
      const { content, components } = await request(context, interaction, proposal, command);
      return [{ body: { content, components, allowed_mentions: callOf(strike).allowed } }];
    },
    { name: `proposal/${proposal.id}/${proposal.asked?.at}`, wait: context.wait },
  );
  if ('failure' in asked) {
    // Nobody else knows of it: it must not count as asked.
    await context.organizing.unheard(strike.guild, proposal.id);
    throw whyNotAsked(asked.failure, organizers, { refused: 'error.notAsked', late: 'error.notAskedNow' });
  }
  await requestStands(interaction, context, asked.posted, {
    kind: 'act',
    subject: proposal.id,
    author: proposal.author.hash,
    what: sentenceOf(context.text(strike.language), context, context.organizing.stepOf(proposal).act),
    expiresAt: proposal.expiresAt,
  });
  const text = context.text(interaction.locale);
  const until = discordTime(instantOf(proposal.expiresAt), 'R');
  const components = [row([withdrawButton(text, command, proposal)])];
  await tellDone(interaction, context, {
    ...bare(text.t('preview.asked', { count: missing, channel, until })),
    components,
  });
}

/** What the other organizers see: the very preview, and the buttons that decide. */
export async function request(
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
  const needed = await organizing.needed(proposal);
  const asked = proposal.asked && {
    ...proposal.asked,
    call,
    approvedBy: approversOf(interaction, context, proposal.asked.approvedBy),
    count: (proposal.asked.tell ? needed.told : needed.quiet) - 1,
    who: askerWords(text, askerIn(interaction, context, proposal), proposal.author.role),
  };
  const unheard = whyUnheard(interaction.guild, view.strike, proposal.mention);
  const { content } = previewOf(text, step, deliveries, clock.now(), {
    ping,
    unheard,
    tellAt: proposal.tellAt,
    people: peopleKnown(interaction.guild, proposal.mention),
    asked,
  });
  return { ...bare(content), components: [row(approvalButtons(text, command, proposal))] };
}

/** The id of whoever asks: they press themselves at first; where somebody else does, the request names them. */
function askerIn(interaction: ButtonInteraction, context: StrikeContext, { author }: Proposal): string {
  const { hash } = askerOf(interaction, context);
  return hash === author.hash ? interaction.user.id : (namedId(interaction, context, author.hash) ?? '');
}
