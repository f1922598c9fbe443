import {
  type APIInteractionResponse,
  type Client,
  InteractionResponseType,
  InteractionType,
  MessageFlags,
  Routes,
} from 'discord.js';
import * as z from 'zod';
import type { Translator } from '../../wording/translator.ts';

/** All that an answer takes. */
const answerable = z.object({
  id: z.string().regex(/^\d+$/),
  token: z.string().min(1),
  type: z.unknown().optional(),
  locale: z.unknown().optional(),
});

/**
 * Answers somebody whose interaction the library could not read: to them it would look as if the bot were dead. Does
 * nothing where there is no token to answer with. Rejects as the request does.
 */
export async function answerUnread(client: Client, data: unknown, text: Translator): Promise<void> {
  const interaction = answerable.safeParse(data);
  if (!interaction.success) return;
  const { id, token, type, locale } = interaction.data;
  const { t } = text(typeof locale === 'string' ? locale : undefined);
  const body: APIInteractionResponse =
    type === InteractionType.ApplicationCommandAutocomplete
      ? { type: InteractionResponseType.ApplicationCommandAutocompleteResult, data: { choices: [] } }
      : {
          type: InteractionResponseType.ChannelMessageWithSource,
          data: {
            content: t('error.unreadable'),
            flags: MessageFlags.Ephemeral,
            allowed_mentions: { parse: [] },
          },
        };
  await client.rest.post(Routes.interactionCallback(id, token), { body, auth: false });
}
