/** A request of the bot as it arrived. `status` and `response` are filled in once it is answered. */
export interface ObservedRequest {
  method: string;
  /** Decoded, without `/api/v10`: "/channels/123/messages". */
  path: string;
  /** The path with its ids named as in Discord's API description: "/channels/{channel_id}/messages". */
  route: string;
  query: Record<string, string>;
  /** The JSON body, that of `payload_json` in a multipart request; undefined where there was none. */
  body: unknown;
  files: { name: string; type: string; size: number }[];
  /** The audit log reason, decoded. */
  reason?: string;
  /** When it arrived, by the rehearsal's clock. */
  at: number;
  /** Unset while it is not answered, and for ever when the connection was cut. */
  status?: number;
  response?: unknown;
  /** Discord has carried it out, whether or not the bot heard of it. */
  carriedOut: boolean;
}

/** Which name an id has after which word. */
const NAMES: Record<string, string> = {
  applications: 'application_id',
  channels: 'channel_id',
  commands: 'command_id',
  events: 'event_id',
  guilds: 'guild_id',
  members: 'user_id',
  messages: 'message_id',
  pins: 'message_id',
  roles: 'role_id',
  'scheduled-events': 'guild_scheduled_event_id',
  users: 'user_id',
  webhooks: 'webhook_id',
  interactions: 'interaction_id',
  reactions: 'emoji_name',
  emojis: 'emoji_id',
};

/** Names the ids in a path: "/webhooks/1/abc/messages/@original" → "/webhooks/{webhook_id}/{webhook_token}/messages/@original". */
export function routeOf(path: string): string {
  const parts = path.split('/');
  return parts
    .map((part, index) => {
      const before = parts[index - 1] ?? '';
      if (part === '@me' || part === '@original') return part;
      const tokenOf = parts[index - 2];
      if (index === 3 && tokenOf === 'webhooks') return '{webhook_token}';
      if (index === 3 && tokenOf === 'interactions') return '{interaction_token}';
      const isId = /^\d{1,20}$/.test(part) || before === 'reactions';
      return isId ? `{${NAMES[before] ?? 'id'}}` : part;
    })
    .join('/');
}
