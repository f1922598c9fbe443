import { Hono } from 'hono';
import type { Discord } from '../state/discord.ts';
import { SESSION_STARTS } from '../state/found.ts';
import { type ApiEnv, param } from './env.ts';
import { refusal } from './errors.ts';

/** Who the bot is, and where its gateway is. */
export function applicationRoutes(discord: Discord): Hono<ApiEnv> {
  const routes = new Hono<ApiEnv>();
  const gateway = () => `${discord.origin.replace('http', 'ws')}/gateway`;
  routes.get('/gateway', c => c.json({ url: gateway() }));
  routes.get('/gateway/bot', c =>
    c.json({
      url: gateway(),
      shards: 1,
      session_start_limit: {
        total: SESSION_STARTS,
        remaining: discord.sessionStartsLeft,
        reset_after: 86_400_000,
        max_concurrency: 1,
      },
    }),
  );
  routes.get('/users/:user', c => {
    const id = param(c, 'user');
    // A client may write it as %40me: it is read here, where it is decoded.
    if (id === '@me') {
      return c.json({ ...discord.bot, verified: true, email: null, mfa_enabled: false, flags: 0 });
    }
    const user = discord.users.get(id);
    if (!user) throw refusal(10013);
    return c.json(user);
  });
  for (const path of ['/applications/@me', '/oauth2/applications/@me']) {
    routes.get(path, c => c.json(applicationObject(discord)));
  }
  return routes;
}

function applicationObject(discord: Discord): object {
  return {
    id: discord.application.id,
    name: discord.application.name,
    icon: null,
    description: '',
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: '0'.repeat(64),
    flags: 0,
    bot: discord.bot,
    summary: '',
    type: null,
    team: null,
    approximate_guild_count: discord.guilds.size,
    install_params: { scopes: ['bot', 'applications.commands'], permissions: '0' },
    integration_types_config: { 0: {} },
    redirect_uris: [],
    interactions_endpoint_url: null,
    role_connections_verification_url: null,
    tags: [],
  };
}
