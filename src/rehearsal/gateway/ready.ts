import { GatewayIntentBits } from 'discord-api-types/v10';
import type { Discord } from '../state/discord.ts';
import { guildCreateObject } from './objects.ts';
import { dispatch, type Session } from './session.ts';

/** READY, then every server: Discord names them as unavailable first, and brings them one by one. */
export function greet(discord: Discord, session: Session): void {
  const guilds = [...discord.guilds.values()].filter(guild => guild.botPresent);
  dispatch(session, {
    t: 'READY',
    d: {
      v: 10,
      user: { ...discord.bot, verified: true, mfa_enabled: false, email: null, flags: 0 },
      guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: `${discord.origin.replace('http', 'ws')}/gateway`,
      shard: [0, 1],
      application: { id: discord.application.id, flags: 0 },
      session_type: 'normal',
      private_channels: [],
      relationships: [],
      user_settings: {},
      presences: [],
      guild_join_requests: [],
      geo_ordered_rtc_regions: [],
      auth: {},
      _trace: [],
    },
  });
  if ((session.intents & GatewayIntentBits.Guilds) === 0) return;
  for (const guild of guilds) dispatch(session, { t: 'GUILD_CREATE', d: guildCreateObject(discord, guild) });
}
