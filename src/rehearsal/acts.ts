import { autocomplete, sendCommand } from './people/act-command.ts';
import { useComponent } from './people/act-component.ts';
import { forwardMessage } from './people/act-forward.ts';
import { useMenu } from './people/act-menu.ts';
import { moderateMessage, writeMessage } from './people/act-message.ts';
import { submitModal } from './people/act-modal.ts';
import type {
  AutocompleteAnswer,
  CommandRequest,
  ComponentRequest,
  ForwardRequest,
  MenuRequest,
  MessageRequest,
  ModalRequest,
} from './protocol.ts';
import {
  deleteChannel,
  deleteRole,
  grantCommand,
  overwriteChannel,
  removeBot,
  returnBot,
  setMemberRole,
  setRolePermissions,
} from './state/changes.ts';
import type { Discord } from './state/discord.ts';
import { addGuild } from './state/found.ts';
import type { WorldGuild } from './world.ts';

/** What people do, for tests: the same that the page does, and what happens to a server from outside. */
export interface Acts {
  /** Resolves with the interaction's id; throws when the person could not do it. */
  command(request: CommandRequest): string;
  autocomplete(request: CommandRequest): Promise<AutocompleteAnswer>;
  /** Picks a command in the menu of a message. */
  menu(request: MenuRequest): string;
  component(request: ComponentRequest): string;
  modal(request: ModalRequest): string;
  /** Returns the message's id. */
  message(request: MessageRequest): string;
  /** Forwards a message, to the same channel or another. Returns the id of the message that it makes. */
  forward(request: ForwardRequest): string;
  /** A moderator deletes a message. */
  deleteMessage(channelId: string, messageId: string): void;
  deleteChannel(channelId: string): void;
  /** `permissions` is a decimal bit set. */
  setRolePermissions(guildId: string, roleId: string, permissions: string): void;
  /** Lets a role, a person or everyone (the server's id) use a command, against its default too. */
  grantCommand(commandId: string, toId: string): void;
  /** What a role or person may and may not do in one channel, as decimal bit sets. */
  overwriteChannel(channelId: string, id: string, allow: string, deny: string): void;
  deleteRole(guildId: string, roleId: string): void;
  addPersonRole(guildId: string, personId: string, roleId: string): void;
  removePersonRole(guildId: string, personId: string, roleId: string): void;
  kickBot(guildId: string): void;
  /** Invites the bot: into a server that it was thrown out of (by id), or into a new one. */
  addBotToGuild(guild: string | WorldGuild): void;
  /** The person accepts direct messages no longer, or again. */
  closeDms(personId: string, closed?: boolean): void;
}

/** The acts of the people of a simulated Discord. */
export function createActs(discord: Discord): Acts {
  return {
    command: request => sendCommand(discord, request).id,
    autocomplete: request => autocomplete(discord, request),
    menu: request => useMenu(discord, request).id,
    component: request => useComponent(discord, request).id,
    modal: request => submitModal(discord, request).id,
    message: request => writeMessage(discord, request).message.id,
    forward: request => forwardMessage(discord, request).message.id,
    deleteMessage: (channelId, messageId) => moderateMessage(discord, channelId, messageId),
    deleteChannel: channelId => deleteChannel(discord, channelId),
    setRolePermissions: (guildId, roleId, permissions) =>
      setRolePermissions(discord, guildId, roleId, permissions),
    grantCommand: (commandId, toId) => grantCommand(discord, commandId, toId),
    overwriteChannel: (channelId, id, allow, deny) => overwriteChannel(discord, channelId, id, allow, deny),
    deleteRole: (guildId, roleId) => deleteRole(discord, guildId, roleId),
    addPersonRole: (guildId, personId, roleId) => setMemberRole(discord, guildId, personId, roleId, true),
    removePersonRole: (guildId, personId, roleId) => setMemberRole(discord, guildId, personId, roleId, false),
    kickBot: guildId => removeBot(discord, guildId),
    addBotToGuild: guild => {
      if (typeof guild !== 'string') addGuild(discord, guild);
      returnBot(discord, typeof guild === 'string' ? guild : guild.id);
    },
    closeDms: (personId, closed = true) => {
      if (closed) discord.closedDms.add(personId);
      else discord.closedDms.delete(personId);
    },
  };
}
