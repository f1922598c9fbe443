import { MessageFlags } from 'discord-api-types/v10';
import type { Context } from 'hono';
import { Hono } from 'hono';
import { tokenLives } from '../interactions/deadline.ts';
import type { StoredInteraction } from '../interactions/interaction.ts';
import { sendAnswer } from '../interactions/send-answer.ts';
import { editProblems, messageProblems } from '../rules/message.ts';
import type { Discord } from '../state/discord.ts';
import { deleteMessage, editedParts, editMessage } from '../state/messages.ts';
import type { StoredMessage } from '../state/stored.ts';
import { type ApiEnv, bodyOf, param } from './env.ts';
import { refusal, refuseProblems } from './errors.ts';

const MESSAGE = '/webhooks/:application/:token/messages/:message';

/** What follows a first answer: the webhook that every interaction's token opens, for 15 minutes. */
export function webhookRoutes(discord: Discord): Hono<ApiEnv> {
  const routes = new Hono<ApiEnv>();

  routes.post('/webhooks/:application/:token', c => {
    const interaction = interactionOf(discord, c);
    if (interaction.state !== 'answered') throw refusal(10015);
    const body = bodyOf(c);
    const files = c.get('files');
    refuseProblems(messageProblems(body, files.length));
    const { original } = interaction;
    // The first message after a deferral takes the place of "is thinking", and its visibility.
    if (original && isLoading(original)) {
      editMessage(discord, original, body, files);
      return c.json(original.message);
    }
    const stored = sendAnswer(discord, interaction, body, files);
    interaction.followups.push(stored);
    return c.json(stored.message);
  });

  routes.get(MESSAGE, c => c.json(messageOf(discord, c).message));

  routes.patch(MESSAGE, c => {
    const stored = messageOf(discord, c);
    const body = bodyOf(c);
    const files = c.get('files');
    refuseProblems(editProblems(body, editedParts(stored.message, body), files.length));
    editMessage(discord, stored, body, files);
    return c.json(stored.message);
  });

  routes.delete(MESSAGE, c => {
    deleteMessage(discord, messageOf(discord, c));
    return c.body(null, 204);
  });

  return routes;
}

function interactionOf(discord: Discord, c: Context<ApiEnv>): StoredInteraction {
  if (param(c, 'application') !== discord.application.id) throw refusal(10015);
  for (const interaction of discord.interactions.values()) {
    if (interaction.token !== param(c, 'token')) continue;
    if (!tokenLives(discord, interaction)) throw refusal(50027);
    return interaction;
  }
  throw refusal(50027);
}

function messageOf(discord: Discord, c: Context<ApiEnv>): StoredMessage {
  const interaction = interactionOf(discord, c);
  if (interaction.state !== 'answered') throw refusal(10015);
  const id = param(c, 'message');
  const mine = [interaction.original, interaction.source, ...interaction.followups];
  const stored = id === '@original' ? interaction.original : mine.find(each => each?.message.id === id);
  if (!stored || stored.deleted) throw refusal(10008);
  return stored;
}

function isLoading(stored: StoredMessage): boolean {
  return !stored.deleted && ((stored.message.flags ?? 0) & MessageFlags.Loading) !== 0;
}
