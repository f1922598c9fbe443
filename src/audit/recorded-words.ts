import { contentHash } from '../announcements/identity.ts';
import type { Messenger } from '../delivery/messenger.ts';
import type { AuditLog } from './log.ts';

/**
 * A messenger for what the organizers are told besides posts: alerts, and who has stopped what. Each that is out has an
 * entry, written after it: before that there is no message to name.
 */
export function recordedWords(messenger: Messenger, log: Pick<AuditLog, 'append'>, guild: string): Messenger {
  return {
    ...messenger,
    send: async (channel, message) => {
      const outcome = await messenger.send(channel, message);
      if (outcome.type === 'sent') {
        await log.append(guild, {
          what: 'organizers-told',
          channel,
          messageId: outcome.messageId,
          contentHash: contentHash(message.content),
        });
      }
      return outcome;
    },
  };
}
