import type { APIInteraction, APIModalInteractionResponseCallbackData } from 'discord-api-types/v10';
import type { StoredMessage } from '../state/stored.ts';

/** The time a bot has for its first answer. */
export const FIRST_ANSWER_MS = 3_000;
/** The time that an interaction's token lives. */
export const TOKEN_MS = 15 * 60_000;

/** Something that a person did and the bot was told of, until its token is forgotten. */
export interface StoredInteraction {
  id: string;
  token: string;
  kind: 'command' | 'autocomplete' | 'component' | 'modal';
  personId: string;
  channelId: string;
  guildId?: string;
  /** What the bot is told. */
  payload: APIInteraction;
  /** Epoch milliseconds of the rehearsal. */
  askedAt: number;
  state: 'waiting' | 'answered' | 'failed';
  /** The message that a component or a modal stands on. */
  source?: StoredMessage;
  /** What `@original` names. */
  original?: StoredMessage;
  followups: StoredMessage[];
  /** The modal that the bot opened as its answer, until it is submitted. */
  modal?: APIModalInteractionResponseCallbackData;
  /** For a submitted modal: the interaction that opened it. */
  openedBy?: StoredInteraction;
  /** Stops the timer of the first answer. */
  stopTimer(): void;
}
