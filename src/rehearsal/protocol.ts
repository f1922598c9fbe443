import type {
  APIApplicationCommand,
  APIApplicationCommandOptionChoice,
  APIChannel,
  APIGuild,
  APIMessage,
  APIModalInteractionResponseCallbackData,
  APIRole,
  APIUser,
  ApplicationCommandOptionType,
} from 'discord-api-types/v10';

/**
 * What the page and the simulated Discord say to each other, in Discord's own shapes wherever Discord has one.
 *
 * The page opens `GET /page/live?person=ID` as a WebSocket and gets `LiveEvent`s as JSON, a `snapshot` first; it
 * acts by the `POST` requests below, each with `Actor` in its JSON body. A refused request answers 4xx with
 * `{ message }`, one sentence. Everything is filtered by the server for the person: a page never receives an
 * ephemeral message, a channel or a DM that this person could not see.
 */

/** Who acts, where they look from, and in which Discord locale ("en-US"). */
export interface Actor {
  person: string;
  locale: string;
}

export interface PagePerson {
  id: string;
  name: string;
  label: string;
}

export interface ClockState {
  /** Epoch milliseconds at the moment of sending; the page lets it run on. */
  now: number;
  zone: string;
  nextPost?: { at: number; label: string };
}

/**
 * A message as this person sees it. `ephemeral` ones are only theirs and are dismissed by a reload; `rang` has the
 * persons whose device rang when it was sent.
 */
export type PageMessage = APIMessage & { ephemeral?: boolean; pending?: boolean; rang?: string[] };

export interface PageChannel {
  channel: APIChannel;
  /** Unset for a DM. */
  guildId?: string;
  messages: PageMessage[];
}

export interface Snapshot {
  type: 'snapshot';
  person: PagePerson;
  persons: PagePerson[];
  application: { id: string; name: string };
  guilds: {
    guild: Pick<APIGuild, 'id' | 'name'>;
    roles: APIRole[];
    members: { user: APIUser; nick?: string; roles: string[] }[];
  }[];
  channels: PageChannel[];
  /** The commands that this person may see, by guild id. */
  commands: Record<string, APIApplicationCommand[]>;
  clock: ClockState;
  /** The bot is connected to the gateway. */
  botOnline: boolean;
}

export type LiveEvent =
  | Snapshot
  | { type: 'message'; channelId: string; message: PageMessage; pings: boolean }
  | { type: 'message-changed'; channelId: string; message: PageMessage }
  | { type: 'message-deleted'; channelId: string; messageId: string }
  | { type: 'channels'; channels: PageChannel[] }
  | { type: 'commands'; commands: Snapshot['commands'] }
  | { type: 'clock'; clock: ClockState }
  | { type: 'bot'; online: boolean }
  /** The bot opened a modal as its answer to an interaction of this person. */
  | { type: 'modal'; interactionId: string; modal: APIModalInteractionResponseCallbackData }
  /** The bot answered a form that this person submitted: only now it is done with. */
  | { type: 'form-taken'; interactionId: string }
  /** "The application did not respond" in 3 s; shown only to the person who asked. */
  | { type: 'interaction-failed'; interactionId: string; channelId: string; message: string };

/**
 * An option as typed: for USER, ROLE, CHANNEL and MENTIONABLE the id, for ATTACHMENT the file in place of a value.
 * Subcommands nest, as Discord's do.
 */
export interface TypedOption {
  name: string;
  type: ApplicationCommandOptionType;
  value?: string | number | boolean;
  file?: TypedFile;
  options?: TypedOption[];
  focused?: boolean;
}

/** A file as a person picks it. */
export interface TypedFile {
  name: string;
  /** Its media type ("image/png"); empty where nobody knows. */
  type: string;
  /** The bytes in base64. */
  data: string;
}

/** `POST /page/command` → `{ interactionId }` */
export interface CommandRequest extends Actor {
  guildId: string;
  channelId: string;
  commandId: string;
  options: TypedOption[];
}

/** `POST /page/autocomplete` (a `CommandRequest` with one option `focused`) → `AutocompleteAnswer`; empty after 3 s. */
export interface AutocompleteAnswer {
  choices: APIApplicationCommandOptionChoice[];
}

/** `POST /page/menu` → `{ interactionId }`: a command picked in the menu of a message. */
export interface MenuRequest extends Actor {
  channelId: string;
  messageId: string;
  commandId: string;
}

/** `POST /page/component` → `{ interactionId }`: a button pressed or a select chosen. */
export interface ComponentRequest extends Actor {
  channelId: string;
  messageId: string;
  customId: string;
  /** For selects. */
  values?: string[];
}

/** `POST /page/modal` → `{ interactionId }`: a modal submitted. */
export interface ModalRequest extends Actor {
  /** The `interactionId` of the `modal` event. */
  interactionId: string;
  fields: { customId: string; value?: string; values?: string[] }[];
}

/** `POST /page/message` → `{ id }`: plain text typed into a channel. */
export interface MessageRequest extends Actor {
  channelId: string;
  content: string;
}

/** `POST /page/forward` → `{ id }`: a message forwarded, to the same channel or another. */
export interface ForwardRequest extends Actor {
  channelId: string;
  messageId: string;
  toChannelId: string;
}

/** `POST /page/dismiss` → `{}`: an ephemeral message dismissed. */
export interface DismissRequest extends Actor {
  channelId: string;
  messageId: string;
}

/** `POST /page/clock` → `ClockState`: once everything due on the way has happened. */
export type ClockRequest = Actor &
  (
    | { action: 'hour' }
    | { action: 'next-post' }
    | { action: 'to' /** local, in the zone: "2024-12-24T10:00" */; local: string }
  );
