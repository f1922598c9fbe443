import type { APIGuildMember } from 'discord-api-types/v10';
import type { Discord } from '../state/discord.ts';
import { NO_FLAGS } from '../state/flags.ts';
import type { Guild, Member } from '../state/stored.ts';

/** A server as Discord describes it over HTTP. */
export function guildObject(guild: Guild): Record<string, unknown> {
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    icon_hash: null,
    splash: null,
    discovery_splash: null,
    owner_id: guild.ownerId,
    afk_channel_id: null,
    afk_timeout: 300,
    widget_enabled: false,
    widget_channel_id: null,
    verification_level: 1,
    default_message_notifications: 1,
    explicit_content_filter: 0,
    roles: [...guild.roles.values()],
    emojis: [],
    stickers: [],
    features: ['COMMUNITY', 'NEWS'],
    mfa_level: 0,
    application_id: null,
    system_channel_id: null,
    system_channel_flags: 0,
    rules_channel_id: null,
    public_updates_channel_id: null,
    safety_alerts_channel_id: null,
    max_members: 500_000,
    max_presences: null,
    max_video_channel_users: 25,
    max_stage_video_channel_users: 50,
    vanity_url_code: null,
    description: null,
    banner: null,
    premium_tier: 0,
    premium_subscription_count: 0,
    preferred_locale: guild.locale,
    nsfw: false,
    nsfw_level: 0,
    premium_progress_bar_enabled: false,
    incidents_data: null,
  };
}

/** A server as GUILD_CREATE brings it. Without the members intent only the bot itself is among its members. */
export function guildCreateObject(discord: Discord, guild: Guild): Record<string, unknown> {
  const own = guild.members.get(discord.bot.id);
  return {
    ...guildObject(guild),
    joined_at: own?.joinedAt ?? new Date(discord.clock.now()).toISOString(),
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    voice_states: [],
    members: own ? [memberObject(own)] : [],
    channels: guild.channelIds.flatMap(id => discord.channels.get(id) ?? []),
    threads: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: guild.events,
    soundboard_sounds: [],
  };
}

/** A member as Discord describes them. */
export function memberObject(member: Member): APIGuildMember {
  return {
    user: member.user,
    nick: null,
    avatar: null,
    banner: null,
    roles: member.roles,
    joined_at: member.joinedAt,
    premium_since: null,
    deaf: false,
    mute: false,
    flags: NO_FLAGS,
    pending: false,
    communication_disabled_until: null,
  };
}
