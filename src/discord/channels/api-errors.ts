import { RESTJSONErrorCodes as Code, DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';

/**
 * Discord's own codes begin here. 0 is "something went wrong", which proxies and gateways in between put into their
 * answers, too; any other number below is not Discord's.
 */
const FIRST_CODE: number = Code.UnknownAccount;
/** None has more than six digits. */
const LAST_CODE = 999_999;

/** What discord.js says of a request after a 401 has made it forget the token. */
const FORGOTTEN_TOKEN = /^Expected token to be set/;

/**
 * What a failed request means. `refused`: Discord understood and said no, so nothing was stored and nothing will be.
 * `unauthorized`: the token is not valid any more. `unknown`: anything else; it may have been stored.
 */
export type Failure =
  | { type: 'refused'; code: number; problem: string }
  | { type: 'unauthorized'; problem: string }
  | { type: 'unknown'; problem: string };

export function failureOf(error: unknown): Failure {
  const problem = error instanceof Error ? error.message : String(error);
  if (error instanceof RateLimitError) return { type: 'unknown', problem };
  const status = error instanceof DiscordAPIError || error instanceof HTTPError ? error.status : 0;
  if (status === 401 || FORGOTTEN_TOKEN.test(problem)) return { type: 'unauthorized', problem };
  const code = error instanceof DiscordAPIError ? error.code : undefined;
  if (isRefusal(status) && isCode(code)) return { type: 'refused', code, problem };
  return { type: 'unknown', problem };
}

function isCode(code: number | string | undefined): code is number {
  return typeof code === 'number' && code >= FIRST_CODE && code <= LAST_CODE;
}

/**
 * A 4xx is a no, except for those that mean "not now". One without a code of Discord's, or with the code 0, may come from
 * something between, and gives no reason: it is no last word.
 */
function isRefusal(status: number): boolean {
  return status >= 400 && status < 500 && status !== 408 && status !== 429;
}

/** Discord has had a first answer to this already. */
export function isAnsweredAlready(error: unknown): boolean {
  return error instanceof DiscordAPIError && error.code === Code.InteractionHasAlreadyBeenAcknowledged;
}

/** The interaction is gone: it was answered already, or its time was over (three seconds, then fifteen minutes). Nobody can be told any more. */
export function isTooLate(error: unknown): boolean {
  return (
    error instanceof DiscordAPIError &&
    [Code.UnknownInteraction, Code.InteractionHasAlreadyBeenAcknowledged, Code.InvalidWebhookToken].some(
      code => error.code === code,
    )
  );
}
