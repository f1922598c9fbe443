import { Client, type ClientOptions, GatewayIntentBits, Options } from 'discord.js';
import { tolerateLateErrors } from './late-errors.ts';
import { askForWholeAnswer } from './whole-answer.ts';

const REQUEST_TIMEOUT_MS = 10_000;
/** A wait of no more than this is sat out: the library's own limit of 50 requests a second asks for less. */
const SHORT_WAIT_MS = 2_000;

/**
 * The Discord client: it sees servers, channels and roles, and no messages or members.
 *
 * Requests are never repeated by the library: for a post that would be a second message (up to four POSTs were
 * measured for one `send`), and an interaction's three seconds leave no time for it. A rate limit on what a tick asks
 * (the clock, a channel and its messages) is, but for a moment, an answer and not a wait: the next tick asks again,
 * and no other channel waits.
 *
 * @param apiUrl another Discord-compatible server, without the version: "http://127.0.0.1:8080/api"
 * @param requestTimeoutMs how long Discord may take over one request before it counts as unanswered
 * @param ws how the gateway is spoken to, where the library's own way will not do
 */
export function createClient(
  apiUrl?: string,
  requestTimeoutMs = REQUEST_TIMEOUT_MS,
  ws: ClientOptions['ws'] = {},
): Client {
  tolerateLateErrors();
  return new Client({
    intents: [GatewayIntentBits.Guilds],
    allowedMentions: { parse: [] },
    ws,
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      ApplicationEmojiManager: 0,
      AutoModerationRuleManager: 0,
      BaseGuildEmojiManager: 0,
      DMMessageManager: 0,
      GuildBanManager: 0,
      GuildEmojiManager: 0,
      GuildInviteManager: 0,
      GuildMemberManager: { maxSize: 0, keepOverLimit: member => member.id === member.client.user.id },
      GuildMessageManager: 0,
      GuildScheduledEventManager: 0,
      GuildStickerManager: 0,
      MessageManager: 0,
      PresenceManager: 0,
      ReactionManager: 0,
      ReactionUserManager: 0,
      StageInstanceManager: 0,
      ThreadManager: 0,
      ThreadMemberManager: 0,
      UserManager: { maxSize: 0, keepOverLimit: user => user.id === user.client.user.id },
      VoiceStateManager: 0,
    }),
    rest: {
      ...(apiUrl !== undefined && { api: apiUrl }),
      retries: 0,
      timeout: requestTimeoutMs,
      makeRequest: askForWholeAnswer,
      // A limit of scope "shared" (publishing, editing what was published) says one second in its headers, whatever it is.
      rejectOnRateLimit: ({ route, timeToReset, scope }) =>
        (timeToReset > SHORT_WAIT_MS || scope === 'shared') && /^\/(users|channels|guilds)\b/.test(route),
    },
  });
}
