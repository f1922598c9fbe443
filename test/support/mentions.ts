import type { ObservedRequest } from '../../src/rehearsal/rehearsal.ts';

/** Requests that put words before people: a message, an answer to an interaction, what follows it, and edits of them. */
const SPEAKING = [
  /^(POST|PATCH) \/channels\/\{channel_id\}\/messages(\/\{message_id\})?$/,
  /^POST \/interactions\/\{interaction_id\}\/\{interaction_token\}\/callback$/,
  /^(POST|PATCH) \/webhooks\/\{webhook_id\}\/\{webhook_token\}(\/messages\/.+)?$/,
];
/** Answers to an interaction that carry a message: a new one, and a changed one. */
const WITH_MESSAGE = [4, 7];

/**
 * The requests that could ping somebody by accident (promise 8): Discord reads mentions out of every message, and
 * out of every edit, that does not say otherwise. Names each by its method and route.
 */
export function carelessMentions(requests: readonly ObservedRequest[]): string[] {
  return requests.flatMap(request => {
    const name = `${request.method} ${request.route}`;
    if (!SPEAKING.some(route => route.test(name))) return [];
    const message = messageOf(request.body);
    if (message === undefined) return [];
    const { allowed_mentions: allowed } = message as { allowed_mentions?: { parse?: unknown } };
    return Array.isArray(allowed?.parse) && allowed.parse.length === 0 ? [] : [name];
  });
}

function messageOf(body: unknown): object | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  if (!('type' in body)) return body;
  const { type, data } = body as { type: unknown; data?: object };
  return WITH_MESSAGE.includes(Number(type)) ? (data ?? {}) : undefined;
}
