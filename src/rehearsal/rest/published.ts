import { MessageFlags } from 'discord-api-types/v10';
import type { Discord, StoredMessage } from '../state/discord.ts';
import { refusal } from './errors.ts';

const HOUR = 3_600_000;
const EDITS_AN_HOUR = 3;

/** A message that was published to other servers can be edited a few times an hour only: 30046. */
export function countPublishedEdit(discord: Discord, stored: StoredMessage): void {
  if (((stored.message.flags ?? 0) & MessageFlags.Crossposted) === 0) return;
  const now = discord.clock.now();
  const lately = (stored.publishedEdits ?? []).filter(at => now - at < HOUR);
  if (lately.length >= EDITS_AN_HOUR) throw refusal(30046);
  stored.publishedEdits = [...lately, now];
}
