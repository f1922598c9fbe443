import type { Problem } from '../rules/problem.ts';
import { problemTree } from '../rules/problem.ts';

/** Discord's JSON error codes that this simulation gives, with their HTTP status and wording. */
const KNOWN = {
  10003: [404, 'Unknown Channel'],
  10004: [404, 'Unknown Guild'],
  10007: [404, 'Unknown Member'],
  10008: [404, 'Unknown Message'],
  10011: [404, 'Unknown Role'],
  10013: [404, 'Unknown User'],
  10015: [404, 'Unknown Webhook'],
  10062: [404, 'Unknown interaction'],
  10063: [404, 'Unknown application command'],
  10070: [404, 'Unknown Guild Scheduled Event'],
  30003: [400, 'Maximum number of pins reached (250)'],
  30032: [400, 'Maximum number of application commands reached (100)'],
  30038: [400, 'Maximum number of uncompleted guild scheduled events reached (100)'],
  40033: [400, 'This message has already been crossposted.'],
  40060: [400, 'Interaction has already been acknowledged.'],
  50001: [403, 'Missing Access'],
  50005: [403, 'Cannot edit a message authored by another user'],
  50006: [400, 'Cannot send an empty message'],
  50007: [403, 'Cannot send messages to this user'],
  50013: [403, 'Missing Permissions'],
  50016: [
    400,
    'Provided too few or too many messages to delete. Must provide at least 2 and at most 100 messages.',
  ],
  50024: [400, 'Cannot execute action on this channel type'],
  50027: [401, 'Invalid Webhook Token'],
  50034: [400, 'You can only bulk delete messages that are under 14 days old.'],
  50035: [400, 'Invalid Form Body'],
  50068: [400, 'Invalid message type'],
  50109: [400, 'The request body contains invalid JSON.'],
  50278: [403, 'Cannot send messages to this user due to having no mutual guilds'],
} as const satisfies Record<number, readonly [number, string]>;

export type ErrorCode = keyof typeof KNOWN;

/** A refusal in Discord's own form. Thrown where it is found, turned into an answer in one place. */
export class DiscordError extends Error {
  readonly status: number;
  readonly body: ErrorBody;
  readonly headers: Record<string, string>;

  constructor(status: number, body: ErrorBody, headers: Record<string, string> = {}) {
    super(body.message);
    this.name = 'DiscordError';
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

interface ErrorBody {
  message: string;
  code: number;
  errors?: object;
  retry_after?: number;
  global?: boolean;
}

/** The refusal with one of Discord's codes. */
export function refusal(code: ErrorCode): DiscordError {
  const [status, message] = KNOWN[code];
  return new DiscordError(status, { message, code });
}

/** 401, which makes discord.js forget its token. */
export function unauthorized(): DiscordError {
  return new DiscordError(401, { message: '401: Unauthorized', code: 0 });
}

/** 404 for a route or method that this Discord does not have. */
export function unknownRoute(): DiscordError {
  return new DiscordError(404, { message: '404: Not Found', code: 0 });
}

/**
 * 429 for one thing that was done too often in a channel; `seconds` until it may be done again.
 *
 * Only the body says how long. The headers are those of the route, which is not exhausted, and so speak of a second:
 * Discord answers like that (discord/discord-api-docs#6109), and a client that believes them asks again every second.
 */
export function rateLimited(code: number, message: string, seconds: number): DiscordError {
  return new DiscordError(
    429,
    { message, code, retry_after: seconds, global: false },
    {
      'Retry-After': '1',
      'X-RateLimit-Limit': '5',
      'X-RateLimit-Remaining': '4',
      'X-RateLimit-Reset-After': '0.999',
      'X-RateLimit-Scope': 'shared',
    },
  );
}

/** Throws Discord's "Invalid Form Body" when there is a problem; an empty message has a code of its own. */
export function refuseProblems(problems: Problem[]): void {
  if (problems.length === 0) return;
  if (problems.some(problem => problem.code === 'EMPTY_MESSAGE')) throw refusal(50006);
  throw new DiscordError(400, { message: 'Invalid Form Body', code: 50035, errors: problemTree(problems) });
}
