import { z } from 'zod';
import type {
  ClockRequest,
  CommandRequest,
  ComponentRequest,
  DismissRequest,
  ForwardRequest,
  MenuRequest,
  MessageRequest,
  ModalRequest,
  TypedOption,
} from '../protocol.ts';

/** The shapes of what the page sends, checked before anything acts on them. */
const actor = { person: z.string(), locale: z.string().default('en-US') };

const typedOption: z.ZodType<TypedOption> = z.lazy(() =>
  z.object({
    name: z.string(),
    type: z.number(),
    value: z.union([z.string(), z.number(), z.boolean()]).exactOptional(),
    file: z.object({ name: z.string().min(1), type: z.string(), data: z.string() }).exactOptional(),
    options: z.array(typedOption).exactOptional(),
    focused: z.boolean().exactOptional(),
  }),
);

export const commandRequest: z.ZodType<CommandRequest> = z.object({
  ...actor,
  guildId: z.string(),
  channelId: z.string(),
  commandId: z.string(),
  options: z.array(typedOption),
});

export const componentRequest: z.ZodType<ComponentRequest> = z.object({
  ...actor,
  channelId: z.string(),
  messageId: z.string(),
  customId: z.string(),
  values: z.array(z.string()).exactOptional(),
});

export const menuRequest: z.ZodType<MenuRequest> = z.object({
  ...actor,
  channelId: z.string(),
  messageId: z.string(),
  commandId: z.string(),
});

export const modalRequest: z.ZodType<ModalRequest> = z.object({
  ...actor,
  interactionId: z.string(),
  fields: z.array(
    z.object({
      customId: z.string(),
      value: z.string().exactOptional(),
      values: z.array(z.string()).exactOptional(),
    }),
  ),
});

export const messageRequest: z.ZodType<MessageRequest> = z.object({
  ...actor,
  channelId: z.string(),
  content: z.string(),
});

export const forwardRequest: z.ZodType<ForwardRequest> = z.object({
  ...actor,
  channelId: z.string(),
  messageId: z.string(),
  toChannelId: z.string(),
});

export const dismissRequest: z.ZodType<DismissRequest> = z.object({
  ...actor,
  channelId: z.string(),
  messageId: z.string(),
});

export const clockRequest: z.ZodType<ClockRequest> = z.discriminatedUnion('action', [
  z.object({ ...actor, action: z.literal('hour') }),
  z.object({ ...actor, action: z.literal('next-post') }),
  z.object({ ...actor, action: z.literal('to'), local: z.string() }),
]);
