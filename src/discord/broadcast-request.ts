import { type ButtonInteraction, MessageFlags, type RawFile } from 'discord.js';
import { approvalsFor } from '../broadcasts/approvals.ts';
import type { Draft } from '../broadcasts/draft.ts';
import { previewLines } from '../broadcasts/preview.ts';
import { instantOf } from '../posts/instants.ts';
import { discordTime } from '../text/times.ts';
import { UserError } from '../text/user-error.ts';
import { requestButtons } from './broadcast-buttons.ts';
import { exactly, factsOf, guildOf } from './broadcast-show.ts';
import { callOf, postForOrganizers } from './call-organizers.ts';
import type { StrikeContext } from './command.ts';
import { bare } from './preview-buttons.ts';

/**
 * Asks the other organizers in their channel: the message exactly as it will look, then what the author saw of where it
 * goes, and the buttons. If that does not get through, the request is taken back, and the author is told.
 */
export async function askOthers(
  interaction: ButtonInteraction,
  context: StrikeContext,
  draft: Draft,
): Promise<void> {
  const { broadcasting, view } = context;
  const { guild, channels } = view.strike;
  const text = context.text(interaction.locale);
  const channel = `<#${channels.organizers}>`;
  try {
    await post(interaction, context, draft);
  } catch (error) {
    await broadcasting.withdraw(guild, draft.id);
    if (error instanceof UserError) throw error;
    throw new UserError('error.cannotAsk', { channel });
  }
  const until = draft.request ? discordTime(instantOf(draft.request.expiresAt), 'R') : '';
  const count = approvalsFor(view.strike, draft) - 1;
  await interaction.update(bare(text.t('broadcast.asked', { count, channel, until })));
}

async function post(interaction: ButtonInteraction, context: StrikeContext, draft: Draft): Promise<void> {
  const { view, clock, broadcasting } = context;
  const { strike } = view;
  const text = context.text(strike.language);
  const facts = await factsOf(guildOf(interaction.guild), context, draft);
  const lines = previewLines(text, strike, draft, clock.now(), { ...facts, isRequest: true });
  const files = await filesOf(broadcasting, draft);
  const shown = {
    content: exactly(context, draft),
    allowed_mentions: { parse: [] as [] },
    flags: MessageFlags.SuppressEmbeds,
    ...(files.length > 0 && { attachments: [{ id: '0', description: draft.picture?.alt }] }),
  };
  await postForOrganizers(interaction.client, strike, shown, files);
  const { words, allowed } = callOf(strike);
  const { content } = bare([`${words} ${lines[0]}`, ...lines.slice(1)].join('\n'));
  const asked = { content, allowed_mentions: allowed, components: [requestButtons(text, draft)] };
  await postForOrganizers(interaction.client, strike, asked);
}

async function filesOf({ pictures }: StrikeContext['broadcasting'], { picture }: Draft): Promise<RawFile[]> {
  const bytes = picture && (await pictures.find(picture.hash));
  return picture && bytes ? [{ name: picture.name, contentType: picture.type, data: bytes }] : [];
}
