import { type ButtonInteraction, MessageFlags, type RawFile } from 'discord.js';
import { isoOf } from '../../src/announcements/instants.ts';
import { type Draft, expiryOf, neededFor } from '../../src/broadcasts/draft.ts';
import { shortHeadline } from '../../src/broadcasts/list-text.ts';
import { previewLines } from '../../src/broadcasts/preview-text.ts';
import { fitContent } from '../../src/wording/fit-lines.ts';
import { channelMention, discordTime } from '../../src/wording/marks.ts';
import { type Call, callOf, postTogether, whyNotAsked } from '../kit/call-organizers.ts';
import type { StrikeContext } from '../kit/command.ts';
import { approversOf, askerWords, namedId } from '../kit/named.ts';
import { bare } from '../kit/preview-buttons.ts';
import { requestStands } from '../kit/request-stands.ts';
import { tellDone } from '../kit/tell-done.ts';
import { requestButtons, withdrawButtons } from './buttons.ts';
import { exactly, factsOf, guildOf } from './show.ts';

/**
 * Asks the other organizers in their channel: the message exactly as it will look, then what the author saw of where it
 * goes, and the buttons. They are two messages, so that no words of the first can pass for the bot's own in the second.
 * If they do not get through, the request is taken back, and the author is told.
 */
export async function askOthers(
  interaction: ButtonInteraction,
  context: StrikeContext,
  draft: Draft,
): Promise<void> {
  const { broadcasting, view, clock, wait } = context;
  const { guild, channels } = view.strike;
  const text = context.text(interaction.locale);
  const channel = channelMention(channels.organizers);
  const asked = await postTogether(
    interaction.client,
    view.strike,
    () => callsOf(interaction, context, draft),
    // What is asked a second time, after it was withdrawn or not heard, is a message of its own.
    { name: `broadcast/${draft.id}.${draft.revision}/${isoOf(clock.now())}`, wait },
  );
  if ('failure' in asked) {
    await broadcasting.unheard(guild, draft.id);
    throw whyNotAsked(asked.failure, channels.organizers, {
      refused: 'error.cannotAsk',
      late: 'error.cannotAskNow',
    });
  }
  const expiresAt = expiryOf(draft);
  await requestStands(interaction, context, asked.posted, {
    kind: 'broadcast',
    subject: draft.id,
    author: draft.author.hash,
    what: shortHeadline(context.text(view.strike.language), draft),
    expiresAt: isoOf(expiresAt),
  });
  const until = discordTime(expiresAt, 'R');
  const count = neededFor(view.strike, draft) - 1;
  await tellDone(interaction, context, {
    ...bare(text.t('broadcast.asked', { count, channel, until })),
    components: [withdrawButtons(text, draft)],
  });
}

/** The question again, with who has approved it by now: it pings nobody a second time. */
export async function showApproved(
  interaction: ButtonInteraction,
  context: StrikeContext,
  draft: Draft,
): Promise<void> {
  const text = context.text(context.view.strike.language);
  const approvedBy = approversOf(interaction, context, draft.request?.approvedBy ?? []);
  const asker = namedId(interaction, context, draft.author.hash) ?? '';
  const content = await questionOf(interaction, context, draft, { asker, approvedBy });
  await tellDone(interaction, context, { ...bare(content), components: [requestButtons(text, draft)] });
}

async function questionOf(
  interaction: ButtonInteraction,
  context: StrikeContext,
  draft: Draft,
  { asker, approvedBy }: { asker: string; approvedBy: readonly string[] },
): Promise<string> {
  const { strike } = context.view;
  const text = context.text(strike.language);
  const facts = await factsOf(guildOf(interaction.guild), context, draft);
  const lines = previewLines(text, strike, draft, context.clock.now(), {
    ...facts,
    request: {
      call: callOf(strike).words,
      asker: askerWords(text, asker, draft.author.role),
      approvedBy,
      isNews: draft.request?.notice ?? false,
    },
  });
  return fitContent(text, lines.join('\n'));
}

async function callsOf(
  interaction: ButtonInteraction,
  context: StrikeContext,
  draft: Draft,
): Promise<Call[]> {
  const { view, broadcasting } = context;
  const { strike } = view;
  const text = context.text(strike.language);
  const content = await questionOf(interaction, context, draft, {
    asker: interaction.user.id,
    approvedBy: [],
  });
  const files = await filesOf(broadcasting, draft);
  const { allowed } = callOf(strike);
  return [
    {
      body: {
        content: exactly(context, draft),
        allowed_mentions: { parse: [] },
        flags: MessageFlags.SuppressEmbeds,
        ...(files.length > 0 && { attachments: [{ id: '0', description: draft.picture?.alt }] }),
      },
      files,
    },
    { body: { content, allowed_mentions: allowed, components: [requestButtons(text, draft)] } },
  ];
}

async function filesOf({ pictures }: StrikeContext['broadcasting'], { picture }: Draft): Promise<RawFile[]> {
  const bytes = picture && (await pictures.find(picture.hash));
  return picture && bytes ? [{ name: picture.name, contentType: picture.type, data: bytes }] : [];
}
