import type { Client } from 'discord.js';
import { NOBODY } from '../../announcements/pings.ts';
import type { Messenger, Messengers, OutgoingMessage } from '../../delivery/messenger.ts';
import { FOREIGN_CHANNEL } from '../../delivery/refusals.ts';
import type { Clock } from '../../platform/clock.ts';
import { discordMessenger, outcomeOf } from './messenger.ts';
import { isChannelOf, rolesOf } from './own-server.ts';

const FOREIGN = {
  type: 'refused',
  code: FOREIGN_CHANNEL,
  problem: 'the channel is on another server',
} as const;

/**
 * The messengers of all servers. The one of a server says, changes and reads nothing in a channel of another, and rings
 * no role of another: two unions may share a bot, and a slip in the file of one must not reach the members of the other
 * (promise 15). Where it cannot be found out whose a channel or a role is, nothing is said, and the next try asks again.
 */
export function discordMessengers(
  client: Client<true>,
  clock: Clock,
  onUnauthorized: (problem: string) => void,
): Messengers {
  const everywhere = discordMessenger(client, clock, onUnauthorized);

  /** Why nothing may be done in a channel, if anything is in the way. */
  async function whyNot(guild: string, channel: string) {
    try {
      return (await isChannelOf(client, guild, channel)) ? undefined : FOREIGN;
    } catch (error) {
      return outcomeOf(error, onUnauthorized);
    }
  }

  async function sendWithin(guild: string, channel: string, message: OutgoingMessage) {
    const { pings = NOBODY } = message;
    try {
      const roles = await rolesOf(client, guild, pings.roles);
      return await everywhere.send(channel, { ...message, pings: { ...pings, roles } });
    } catch (error) {
      return outcomeOf(error, onUnauthorized);
    }
  }

  function messengerOf(guild: string): Messenger {
    // Each one by itself: what a messenger learns to do later must not come in unguarded.
    return {
      checkClock: () => everywhere.checkClock(),
      send: async (channel, message) => (await whyNot(guild, channel)) ?? sendWithin(guild, channel, message),
      edit: async (channel, ...rest) => (await whyNot(guild, channel)) ?? everywhere.edit(channel, ...rest),
      close: async (channel, ...rest) => (await whyNot(guild, channel)) ?? everywhere.close(channel, ...rest),
      read: async (channel, messageId) =>
        (await whyNot(guild, channel)) ?? everywhere.read(channel, messageId),
      remove: async (channel, messageId) =>
        (await whyNot(guild, channel)) ?? everywhere.remove(channel, messageId),
      publish: async (channel, messageId) =>
        (await whyNot(guild, channel)) ?? everywhere.publish(channel, messageId),
      find: async (channel, reference, since) => {
        const why = await whyNot(guild, channel);
        if (!why) return everywhere.find(channel, reference, since);
        return why.type === 'refused' ? { ...why, type: 'unreadable' } : why;
      },
    };
  }

  return { of: messengerOf, checkClock: () => everywhere.checkClock() };
}
