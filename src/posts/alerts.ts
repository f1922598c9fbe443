import type { Strike } from '../strike/strike.ts';
import { joinAnd } from '../text/lines.ts';
import { longDate } from '../text/times.ts';
import type { Text } from '../text/translator.ts';
import type { PostIdentity } from './delivery.ts';
import { postKey } from './delivery.ts';
import { nonceOf } from './identity.ts';
import type { Messenger } from './messenger.ts';

/** What the organizers have to know, as data. */
export type Alert =
  | { about: 'missed'; posts: readonly PostIdentity[] }
  | { about: 'refused' | 'unreadable'; post: PostIdentity; code: number; problem: string };

/** The port to the organizers. `tell` is true once it is settled that they have it, or cannot have it. */
export interface Alerts {
  tell(alert: Alert): Promise<boolean>;
}

/**
 * Alerts as messages in the strike's organizers' channel. The nonce comes from what the alert is about, so that
 * one that is told again within Discord's memory appears once.
 */
export function channelAlerts(text: Text, strike: Strike, messenger: Messenger): Alerts {
  return {
    tell: async alert => {
      const nonce = nonceOf(`alert/${alert.about}/${subjects(alert).map(postKey).join('+')}`);
      const outcome = await messenger.send(strike.channels.organizers, {
        content: alertText(text, alert),
        nonce,
      });
      return outcome.type !== 'unknown';
    },
  };
}

/** An alert in words that say what to do. */
export function alertText(text: Text, alert: Alert): string {
  const { t } = text;
  if (alert.about === 'missed') {
    const posts = alert.posts.map(post => nameOf(text, post));
    return t('alert.missed', { count: posts.length, posts: joinAnd(text, posts) });
  }
  const { kind, date } = alert.post;
  const words = { kind: t(`alert.kind.${kind}`), date: longDate(text, date, date) };
  return t(`alert.${alert.about}`, { ...words, advice: adviceOn(text, alert) });
}

const UNKNOWN_CHANNEL = 10003;
const MISSING_ACCESS = 50001;
const MISSING_PERMISSIONS = 50013;

/** What to do about an answer of Discord's, by its error code. */
function adviceOn({ t }: Text, { about, post, code, problem }: Exclude<Alert, { about: 'missed' }>): string {
  const channel = `<#${post.channel}>`;
  if (code === UNKNOWN_CHANNEL) return t('alert.advice.channelGone');
  if (about === 'unreadable' && (code === MISSING_ACCESS || code === MISSING_PERMISSIONS)) {
    return t('alert.advice.noHistory', { channel });
  }
  if (code === MISSING_ACCESS) return t('alert.advice.noAccess', { channel });
  if (code === MISSING_PERMISSIONS) return t('alert.advice.noPermission', { channel });
  return t('alert.advice.other', { problem, code });
}

function nameOf(text: Text, { kind, date }: PostIdentity): string {
  return text.t('alert.post', { kind: text.t(`alert.kind.${kind}`), date: longDate(text, date, date) });
}

function subjects(alert: Alert): readonly PostIdentity[] {
  return alert.about === 'missed' ? alert.posts : [alert.post];
}
