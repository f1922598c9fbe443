import type { APIGuildScheduledEvent } from 'discord-api-types/v10';
import { GuildScheduledEventStatus, PermissionFlagsBits } from 'discord-api-types/v10';
import type { Context } from 'hono';
import { Hono } from 'hono';
import { eventProblems } from '../rules/events.ts';
import { type Fields, text } from '../rules/json.ts';
import type { Discord } from '../state/discord.ts';
import type { Guild } from '../state/stored.ts';
import { joinedGuild, needInGuild } from './access.ts';
import { type ApiEnv, bodyOf, param } from './env.ts';
import { refusal, refuseProblems } from './errors.ts';

const MAX_EVENTS = 100;
const ONE = '/guilds/:guild/scheduled-events/:event';
const ALL = '/guilds/:guild/scheduled-events';

/** A server's scheduled events. */
export function eventRoutes(discord: Discord): Hono<ApiEnv> {
  const routes = new Hono<ApiEnv>();
  const guildOf = (c: Context<ApiEnv>) => joinedGuild(discord, param(c, 'guild'));

  routes.get(ALL, c => c.json(guildOf(c).events));
  routes.get(ONE, c => c.json(find(guildOf(c), param(c, 'event'))));

  routes.post(ALL, c => {
    const guild = guildOf(c);
    needInGuild(discord, guild, PermissionFlagsBits.CreateEvents);
    const body = bodyOf(c);
    refuseProblems(eventProblems(body, discord.clock.now(), true));
    const open = guild.events.filter(({ status }) => status <= GuildScheduledEventStatus.Active);
    if (open.length >= MAX_EVENTS) throw refusal(30038);
    const event = makeEvent(discord, guild, body);
    guild.events.push(event);
    discord.emit({ type: 'event-created', event });
    return c.json(event);
  });

  routes.patch(ONE, c => {
    const guild = guildOf(c);
    const before = find(guild, param(c, 'event'));
    needToChange(discord, guild, before);
    const body = bodyOf(c);
    const merged = { ...before, ...body };
    refuseProblems(eventProblems(merged, discord.clock.now(), body.scheduled_start_time !== undefined));
    const event = Object.assign(before, merged, times(merged));
    discord.emit({ type: 'event-changed', event });
    return c.json(event);
  });

  routes.delete(ONE, c => {
    const guild = guildOf(c);
    const event = find(guild, param(c, 'event'));
    needToChange(discord, guild, event);
    guild.events = guild.events.filter(each => each !== event);
    discord.emit({ type: 'event-deleted', event });
    return c.body(null, 204);
  });
  return routes;
}

/** One's own events can be changed with the permission to create; those of others need the one to manage. */
function needToChange(discord: Discord, guild: Guild, event: APIGuildScheduledEvent): void {
  const own = event.creator_id === discord.bot.id;
  needInGuild(discord, guild, own ? PermissionFlagsBits.CreateEvents : PermissionFlagsBits.ManageEvents);
}

function find(guild: Guild, id: string): APIGuildScheduledEvent {
  const event = guild.events.find(each => each.id === id);
  if (!event) throw refusal(10070);
  return event;
}

function makeEvent(discord: Discord, guild: Guild, body: Fields): APIGuildScheduledEvent {
  return {
    id: discord.newId(),
    guild_id: guild.id,
    channel_id: body.channel_id ?? null,
    creator_id: discord.bot.id,
    creator: discord.bot,
    name: body.name,
    description: body.description ?? null,
    ...times(body),
    privacy_level: body.privacy_level,
    status: GuildScheduledEventStatus.Scheduled,
    entity_type: body.entity_type,
    entity_id: null,
    entity_metadata: body.entity_metadata ?? null,
    user_count: 0,
    image: null,
    recurrence_rule: body.recurrence_rule ?? null,
    guild_scheduled_event_exceptions: [],
  } as unknown as APIGuildScheduledEvent;
}

function times(body: Fields): { scheduled_start_time: string; scheduled_end_time: string | null } {
  const end = text(body.scheduled_end_time);
  return {
    scheduled_start_time: new Date(text(body.scheduled_start_time)).toISOString(),
    scheduled_end_time: end === '' ? null : new Date(end).toISOString(),
  };
}
