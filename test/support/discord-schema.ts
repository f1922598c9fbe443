import { pathsList } from 'discord-api-spec';
import * as spec from 'discord-api-spec/zod';
import type { ObservedRequest } from '../../src/rehearsal/rehearsal.ts';

/** The part of a zod schema that is used here. */
interface Schema {
  safeParse(value: unknown): {
    success: boolean;
    error?: { issues: { path: PropertyKey[]; message: string }[] };
  };
}

type SchemaOf = (body: Record<string, unknown>) => Schema | undefined;

const COMMAND = { post: () => spec.ApplicationCommandCreateRequestSchema };
const ONE_COMMAND = { patch: () => spec.ApplicationCommandPatchRequestPartialSchema };

/** Which of Discord's schemas a route's body has to fit. A route that is not here has no body. */
const BODIES: Record<string, Partial<Record<string, SchemaOf>>> = {
  '/channels/{channel_id}/messages': { post: () => spec.MessageCreateRequestSchema },
  '/channels/{channel_id}/messages/{message_id}': { patch: () => spec.MessageEditRequestPartialSchema },
  '/interactions/{interaction_id}/{interaction_token}/callback': { post: ({ type }) => callbackSchema(type) },
  '/webhooks/{webhook_id}/{webhook_token}': { post: () => spec.IncomingWebhookInteractionRequestSchema },
  '/webhooks/{webhook_id}/{webhook_token}/messages/@original': {
    patch: () => spec.IncomingWebhookUpdateRequestPartialSchema,
  },
  '/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}': {
    patch: () => spec.IncomingWebhookUpdateRequestPartialSchema,
  },
  '/users/@me/channels': { post: () => spec.CreatePrivateChannelRequestSchema },
  '/applications/{application_id}/commands': COMMAND,
  '/applications/{application_id}/commands/{command_id}': ONE_COMMAND,
  '/applications/{application_id}/guilds/{guild_id}/commands': COMMAND,
  '/applications/{application_id}/guilds/{guild_id}/commands/{command_id}': ONE_COMMAND,
  '/guilds/{guild_id}/scheduled-events': { post: ({ entity_type }) => EVENT_CREATE[String(entity_type)] },
  '/guilds/{guild_id}/scheduled-events/{guild_scheduled_event_id}': {
    patch: ({ entity_type }) =>
      EVENT_PATCH[String(entity_type)] ?? spec.ExternalScheduledEventPatchRequestPartialSchema,
  },
};

const EVENT_CREATE: Record<string, Schema> = {
  1: spec.StageScheduledEventCreateRequestSchema,
  2: spec.VoiceScheduledEventCreateRequestSchema,
  3: spec.ExternalScheduledEventCreateRequestSchema,
};
const EVENT_PATCH: Record<string, Schema> = {
  1: spec.StageScheduledEventPatchRequestPartialSchema,
  2: spec.VoiceScheduledEventPatchRequestPartialSchema,
  3: spec.ExternalScheduledEventPatchRequestPartialSchema,
};

/**
 * What Discord's own API description has against a request of the bot, one sentence each. A route that it does not
 * know is a violation, too.
 */
export function checkRequest(request: ObservedRequest): string[] {
  const { route, body } = request;
  const method = request.method.toLowerCase();
  const name = `${request.method} ${route}`;
  const known: Record<string, readonly string[] | undefined> = pathsList;
  if (!known[method]?.includes(route)) return [`${name}: Discord's API description has no such route.`];
  if (method === 'put' && route.endsWith('/commands')) {
    if (!Array.isArray(body)) return [`${name}: the body is not a list.`];
    return body.flatMap((command, index) =>
      issues(`${name}[${index}]`, spec.ApplicationCommandUpdateRequestSchema, command),
    );
  }
  if (body === undefined)
    return BODIES[route]?.[method] && request.files.length === 0 ? [`${name}: no body.`] : [];
  if (!isObject(body)) return [`${name}: the body is not an object.`];
  const schema = BODIES[route]?.[method]?.(body);
  return schema ? issues(name, schema, body) : [];
}

/** To be given to a rehearsal as `onRequest`; a test then expects `violations` to be empty. */
export function schemaGuard(): { onRequest: (request: ObservedRequest) => void; violations: string[] } {
  const violations: string[] = [];
  return { violations, onRequest: request => violations.push(...checkRequest(request)) };
}

function issues(name: string, schema: Schema, value: unknown): string[] {
  const result = schema.safeParse(withNumericPermissions(value));
  return (result.error?.issues ?? []).map(
    ({ path, message }) => `${name} at ${path.map(String).join('.') || '/'}: ${message}`,
  );
}

function callbackSchema(type: unknown): Schema | undefined {
  switch (type) {
    case 1:
      return spec.PongInteractionCallbackRequestSchema;
    case 4:
    case 5:
      return spec.CreateMessageInteractionCallbackRequestSchema;
    case 6:
    case 7:
      return spec.UpdateMessageInteractionCallbackRequestSchema;
    case 8:
      return spec.ApplicationCommandAutocompleteCallbackRequestSchema;
    default:
      return spec.ModalInteractionCallbackRequestSchema;
  }
}

/** The description has permissions as numbers; the API takes the text that libraries send. */
function withNumericPermissions(value: unknown): unknown {
  if (!isObject(value) || typeof value.default_member_permissions !== 'string') return value;
  return { ...value, default_member_permissions: Number(value.default_member_permissions) };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
