import { instantOf } from '../announcements/instants.ts';
import type { Actor } from '../strike/actor.ts';
import type { Strike } from '../strike/strike.ts';
import { shortDateAndTime } from '../wording/times.ts';
import type { Text } from '../wording/translator.ts';
import type { Broadcast } from './broadcast.ts';
import { shortHeadline } from './list-text.ts';

/** What somebody has done with a message. */
export type Deed = 'sent' | 'corrected' | 'retracted' | 'removed' | 'moved';

/** What organizers read in their channel of a message or alert that nobody was asked about: in one line who, as a role, and what. */
export function broadcastNews(
  text: Text,
  strike: Strike,
  broadcast: Broadcast,
  { deed, role }: { deed: Deed; role: Actor['role'] },
): string {
  const words = { role: text.t(`acts.role.${role}`), headline: shortHeadline(text, broadcast) };
  const when = shortDateAndTime(text, instantOf(broadcast.dueAt), strike.timezone);
  if (deed === 'moved') return text.t('broadcast.news.moved', { ...words, when });
  if (deed !== 'sent') return text.t(`broadcast.news.${deed}`, words);
  if (broadcast.type === 'alert') return text.t('broadcast.news.alert', words);
  if (broadcast.isScheduled) return text.t('broadcast.news.scheduled', { ...words, when });
  return text.t('broadcast.news.sent', words);
}
