import { MessageFlags } from 'discord-api-types/v10';
import { Hono } from 'hono';
import { answer } from '../interactions/answer.ts';
import { number } from '../rules/json.ts';
import type { Discord } from '../state/discord.ts';
import { type ApiEnv, bodyOf, param } from './env.ts';
import { refusal } from './errors.ts';

/** `POST /interactions/:id/:token/callback`, which needs no authorization but the token in its path. */
export function interactionRoutes(discord: Discord): Hono<ApiEnv> {
  const routes = new Hono<ApiEnv>();
  routes.post('/interactions/:interaction/:token/callback', c => {
    const interaction = discord.interactions.get(param(c, 'interaction'));
    if (interaction?.token !== param(c, 'token')) throw refusal(10062);
    const body = bodyOf(c);
    const stored = answer(discord, interaction, body, c.get('files'));
    if (c.req.query('with_response') !== 'true') return c.body(null, 204);
    const flags = stored?.message.flags ?? 0;
    return c.json({
      interaction: {
        id: interaction.id,
        type: interaction.payload.type,
        ...(stored
          ? {
              response_message_id: stored.message.id,
              response_message_loading: (flags & MessageFlags.Loading) !== 0,
              response_message_ephemeral: (flags & MessageFlags.Ephemeral) !== 0,
            }
          : {}),
      },
      ...(stored ? { resource: { type: number(body.type), message: stored.message } } : {}),
    });
  });
  return routes;
}
