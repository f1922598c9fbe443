import { type ButtonInteraction, MessageFlags, type RawFile } from 'discord.js';
import { instantOf } from '../../src/announcements/instants.ts';
import type { Draft } from '../../src/broadcasts/draft.ts';
import { neededFor } from '../../src/broadcasts/draft-steps.ts';
import { previewLines } from '../../src/broadcasts/preview.ts';
import { fitContent } from '../../src/wording/fit-lines.ts';
import { channelMention, discordTime } from '../../src/wording/marks.ts';
import { type Call, callOf, postTogether, whyNotAsked } from '../kit/call-organizers.ts';
import type { StrikeContext } from '../kit/command.ts';
import { bare } from '../kit/preview-buttons.ts';
import { tellDone } from '../kit/tell-done.ts';
import { requestButtons } from './buttons.ts';
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
  const { broadcasting, view, wait } = context;
  const { guild, channels } = view.strike;
  const text = context.text(interaction.locale);
  const channel = channelMention(channels.organizers);
  const failure = await postTogether(
    interaction.client,
    view.strike,
    () => callsOf(interaction, context, draft),
    { name: `broadcast/${draft.id}/${draft.request?.expiresAt}`, wait },
  );
  if (failure) {
    await broadcasting.unheard(guild, draft.id);
    throw whyNotAsked(failure, channels.organizers, {
      refused: 'error.cannotAsk',
      late: 'error.cannotAskNow',
    });
  }
  const until = draft.request ? discordTime(instantOf(draft.request.expiresAt), 'R') : '';
  const count = neededFor(view.strike, draft) - 1;
  await tellDone(interaction, context, bare(text.t('broadcast.asked', { count, channel, until })));
}

async function callsOf(
  interaction: ButtonInteraction,
  context: StrikeContext,
  draft: Draft,
): Promise<Call[]> {
  const { view, clock, broadcasting } = context;
  const { strike } = view;
  const text = context.text(strike.language);
  const facts = await factsOf(guildOf(interaction.guild), context, draft);
  const lines = previewLines(text, strike, draft, clock.now(), {
    ...facts,
    isRequest: true,
    isNews: draft.request?.notice ?? false,
  });
  const files = await filesOf(broadcasting, draft);
  const { words, allowed } = callOf(strike);
  const content = fitContent(text, [`${words} ${lines[0]}`, ...lines.slice(1)].join('\n'));
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
