import type {
  APIDMChannel,
  APIGuildScheduledEvent,
  APIMessage,
  APINewsChannel,
  APIRole,
  APITextChannel,
  APIUser,
} from 'discord-api-types/v10';

export interface Guild {
  id: string;
  name: string;
  ownerId: string;
  locale: string;
  roles: Map<string, APIRole>;
  channelIds: string[];
  members: Map<string, Member>;
  events: APIGuildScheduledEvent[];
  /** The bot is in the server. */
  botPresent: boolean;
}

export interface Member {
  user: APIUser;
  roles: string[];
  joinedAt: string;
}

export type GuildChannel = (APITextChannel | APINewsChannel) & { guild_id: string };
export type Channel = GuildChannel | APIDMChannel;

/** Whom a message really pings, once allowed mentions and permissions have had their say. */
export interface Pings {
  everyone: boolean;
  roles: string[];
  users: string[];
}

export interface StoredMessage {
  message: APIMessage;
  guildId?: string;
  /** An ephemeral message: the one person who sees it. */
  onlyFor?: string;
  pings: Pings;
  /** Persons whose device rang when it was sent. An edit rings nobody's. */
  rang: string[];
  pinnedAt?: string;
  deleted?: boolean;
}
