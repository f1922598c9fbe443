import type {
  AutocompleteInteraction,
  ButtonInteraction,
  ChatInputCommandInteraction,
  MessageContextMenuCommandInteraction,
  ModalSubmitInteraction,
  RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import type { Delivery } from '../../src/announcements/delivery.ts';
import type { Approvals } from '../../src/approvals/machine.ts';
import type { Ended, Ending, RequestMessage } from '../../src/approvals/request-message.ts';
import type { AuditLog } from '../../src/audit/log.ts';
import type { ApprovedBroadcasts } from '../../src/broadcasts/approved.ts';
import type { Broadcast } from '../../src/broadcasts/broadcast.ts';
import type { Drafts } from '../../src/broadcasts/drafts.ts';
import type { PictureRepository } from '../../src/broadcasts/pictures.ts';
import type { ChannelResult } from '../../src/broadcasts/results.ts';
import type { SentMessages } from '../../src/broadcasts/sent.ts';
import type { Halt } from '../../src/delivery/halts.ts';
import type { Health } from '../../src/delivery/health.ts';
import type { Clock } from '../../src/platform/clock.ts';
import type { Actor } from '../../src/strike/actor.ts';
import type { Audience } from '../../src/strike/authority.ts';
import type { Strikes, StrikeView } from '../../src/strike/view.ts';
import type { Verifier } from '../../src/verify/verifier.ts';
import type { Translator } from '../../src/wording/translator.ts';

/** What organizers may see and stop of what the bot does by itself, on their own server. */
export interface Automation {
  haltOf(guild: string): Halt | undefined;
  halt(guild: string, halt: Halt, by: Actor): Promise<void>;
  /** Resolves to what was ended, if anything was. */
  resume(guild: string, by: Actor): Promise<Halt | undefined>;
  /** What may still change. */
  deliveries(guild: string): Promise<Delivery[]>;
  /** The `most` that were due last, newest first. */
  latest(guild: string, most: number): Promise<Delivery[]>;
  /** Everything that was ever posted or missed: only where all of it is asked for. */
  history(guild: string): Promise<Delivery[]>;
  health(guild: string): Promise<Health>;
}

/** What organizers and captains may do to the schedule and record of the negotiations. */
export interface Organizing extends Approvals {
  /** What may still change, or has told of an end that stands. */
  deliveries(guild: string): Promise<Delivery[]>;
  /** Who acts, as it may be kept. */
  hashOf(guild: string, userId: string): string;
  /** Lets the posting side finish what it is about; resolves to whether the channel has heard of an act by then. */
  isTold(guild: string, act: string, isUndone: boolean): Promise<boolean>;
}

/** What somebody is to be told of a thing that was done for them. It lies in the store until somebody has it. */
export interface OwedAnswer {
  id: string;
  guild: string;
  /** What is so, in the words of the answer. */
  so: string;
  /** ISO 8601 in UTC. */
  at: string;
  /** It is for the organizers from the start, and no answer that got lost. */
  isNews?: true;
}

/** Sees to it that what was done is told, whatever becomes of the answer. Nothing here rejects. */
export interface Answers {
  owe(guild: string, so: string): Promise<OwedAnswer>;
  /** The person has it. */
  heard(owed: OwedAnswer): Promise<void>;
  /** The person cannot be reached any more: the organizers are told, now or at a later tick. */
  lost(owed: OwedAnswer): Promise<void>;
  /** Tells the organizers, in their channel and without a ping, of something that was done: now or at a later tick. */
  tellOrganizers(guild: string, so: string): Promise<void>;
}

/** A request that now stands in the organizers' channel. */
export interface NewRequest extends Omit<RequestMessage, 'ended' | 'owes'> {
  /** Says in the author's own answer how it ended, as long as Discord lets that be edited. */
  tell: (ended: Ended) => Promise<unknown>;
}

/** How a press has ended a request. */
export interface RequestEnd {
  how: Ending;
  reason?: string | undefined;
  /** The message under which somebody pressed, as it was, and whether it says by now how it ended. */
  pressed?: { id: string; content: string; isShown: boolean };
}

/** Tells everybody who has to know how a request ended, wherever it stands. Nothing here rejects by itself. */
export interface Requests {
  stands(request: NewRequest): Promise<void>;
  /** Lets somebody decide on a proposal or draft, and looks afterwards whether its request has ended without a word. */
  deciding<Result>(guild: string, subject: string, decide: () => Promise<Result>): Promise<Result>;
  ended(guild: string, subject: string, end: RequestEnd): Promise<void>;
  /** The requests of somebody, by their hash, that stand or have lately ended, newest first. */
  of(guild: string, author: string): Promise<RequestMessage[]>;
}

/** Messages of organizers and captains, from the first word on. */
export interface Broadcasting extends Drafts, SentMessages, Pick<ApprovedBroadcasts, 'of' | 'find'> {
  /** What has become of organizers' messages. */
  deliveries(guild: string): Promise<Delivery[]>;
  pictures: PictureRepository;
  /** What has become of a message, channel by channel. */
  results(broadcast: Broadcast): Promise<ChannelResult[]>;
  /** How a message comes along, channel by channel, until nothing more will happen in any. */
  progress(guild: string, id: string): AsyncIterable<ChannelResult[]>;
}

/** What a command has to work with. Members' answers come from memory: none waits for a disk or a network. */
export interface CommandContext {
  strikes: Strikes;
  clock: Clock;
  text: Translator;
  automation: Automation;
  organizing: Organizing;
  audit: AuditLog;
  broadcasting: Broadcasting;
  verifier: Verifier;
  answers: Answers;
  requests: Requests;
  /** Waits so many milliseconds. */
  wait: (millis: number) => Promise<void>;
  commands: readonly Command[];
}

/** The same, once the router has found the strike that is meant. */
export interface StrikeContext extends CommandContext {
  view: StrikeView;
}

/** What the id of a button or a form says. */
export interface Pressed {
  action: string;
  argument: string;
}

/**
 * An entry under "Apps" in the menu of every message, where on a phone a long press leads. Discord hands over the very
 * message, words included, which the bot could not read otherwise.
 */
export interface MessageMenu {
  /** A key of the locale files; the words are the command's name, with at most 32 characters. */
  name: MenuName;
  execute(interaction: MessageContextMenuCommandInteraction, context: StrikeContext): Promise<void>;
}

/** The names that there are. */
export type MenuName = 'command.verify.menu' | 'command.today.menu';

/**
 * A slash command: its definition as plain data, and a thin handler. Descriptions in `data` are keys of the locale
 * files; registration puts the words in their place (discord/gateway/registration.ts).
 */
export interface Command {
  data: RESTPostAPIChatInputApplicationCommandsJSONBody;
  /** Who sees it in /help. The handler checks for itself, at the moment of acting. */
  audience: Audience;
  /** The same for subcommands that fewer people may use than the command. */
  audiences?: Readonly<Record<string, Audience>>;
  execute(interaction: ChatInputCommandInteraction, context: StrikeContext): Promise<void>;
  /** The same for a message that is picked rather than named. */
  menu?: MessageMenu;
  autocomplete?(interaction: AutocompleteInteraction, context: StrikeContext): Promise<void>;
  /**
   * A press on one of the command's own buttons, whose ids are `NAME:ACTION:ARGUMENT` (see `customId`). Whatever it
   * needs to know beyond that is in the store, so that a button works after a restart. The router has acknowledged it
   * already, except for the actions in `answersAtOnce`: a handler edits the answer.
   */
  press?(interaction: ButtonInteraction, pressed: Pressed, context: StrikeContext): Promise<void>;
  /** The actions that are answered from memory, or by a form, which Discord takes as a first answer only. */
  answersAtOnce?: readonly string[];
  /** A form of the command's own that was sent, whose id is made like a button's. */
  submit?(interaction: ModalSubmitInteraction, pressed: Pressed, context: StrikeContext): Promise<void>;
}
