import { Client, type ClientOptions, GatewayIntentBits, Options } from 'discord.js';
import { realWait, type Wait } from '../../platform/wait.ts';
import type { Loss } from './gateway-shard.ts';
import { tolerateLateErrors } from './late-errors.ts';
import { shardsOfOurOwn } from './sharding.ts';
import { askForWholeAnswer } from './whole-answer.ts';

const REQUEST_TIMEOUT_MS = 10_000;
/** A wait of no more than this is sat out: the library's own limit of 50 requests a second asks for less. */
const SHORT_WAIT_MS = 2_000;

export interface Connecting {
  /** Cuts every request and every connection once it is aborted, and makes no more. */
  gone?: AbortSignal;
  /** Hears of each connection to the gateway that was lost. */
  onLost?: (loss: Loss) => void;
  /** How the time before the next attempt is waited for, and until the other side has taken too long; real time where absent. */
  pause?: Wait;
  patience?: Wait;
  /** How the moment is waited for after which a request that got a 401 is asked again; real time where absent. */
  askAgainAfter?: Wait;
  /** How many requests are asked in a second at most; Discord's 50 where absent. */
  requestsPerSecond?: number;
  /** Asked before each IDENTIFY; the library's own pace where it is absent. */
  buildIdentifyThrottler?: NonNullable<ClientOptions['ws']>['buildIdentifyThrottler'];
}

/**
 * The Discord client: it sees servers, channels and roles, and no messages or members.
 *
 * Requests are never repeated, except after a 401: for a post that would be a second message (up to four POSTs were
 * measured for one `send`), and an interaction's three seconds leave no time for it. A rate limit on what a tick asks
 * (the clock, a channel and its messages) is, but for a moment, an answer and not a wait: the next tick asks again,
 * and no other channel waits.
 *
 * @param apiUrl another Discord-compatible server, without the version: "http://127.0.0.1:8080/api"
 * @param requestTimeoutMs how long Discord may take over one request before it counts as unanswered
 */
export function createClient(
  apiUrl?: string,
  requestTimeoutMs = REQUEST_TIMEOUT_MS,
  connecting: Connecting = {},
): Client {
  const { gone = new AbortController().signal, onLost = () => {} } = connecting;
  const { pause = realWait, patience = realWait, askAgainAfter = realWait } = connecting;
  const { buildIdentifyThrottler, requestsPerSecond } = connecting;
  tolerateLateErrors();
  return new Client({
    intents: [GatewayIntentBits.Guilds],
    allowedMentions: { parse: [] },
    ws: {
      ...(buildIdentifyThrottler && { buildIdentifyThrottler }),
      buildStrategy: shardsOfOurOwn({ gone, pause, patience, onLost, chance: Math.random }),
    },
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
      ...(requestsPerSecond !== undefined && { globalRequestsPerSecond: requestsPerSecond }),
      retries: 0,
      timeout: requestTimeoutMs,
      makeRequest: askForWholeAnswer(gone, askAgainAfter),
      // A limit of scope "shared" (publishing, editing what was published) says one second in its headers, whatever it is.
      rejectOnRateLimit: ({ route, timeToReset, scope }) =>
        (timeToReset > SHORT_WAIT_MS || scope === 'shared') &&
        /^\/((users|channels|guilds)\b|gateway$)/.test(route),
    },
  });
}
