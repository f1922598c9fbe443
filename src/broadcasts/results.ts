import { type Delivery, type DeliveryOf, postKey } from '../announcements/delivery.ts';
import type { Strike } from '../strike/strike.ts';
import type { Broadcast, Target } from './broadcast.ts';
import { type Part, readSerial } from './parts.ts';
import { postsOf } from './posts.ts';

/**
 * How it stands with a broadcast in one channel. `waiting`: not sent yet, or not known yet; `code` is Discord's, where it
 * does not let the bot write there for now.
 */
export type ChannelResult = { channel: Target } & (
  | { state: 'waiting'; isHeld: boolean; code?: number }
  | { state: 'sent'; delivery: DeliveryOf<'sent'> }
  | { state: 'failed'; delivery: DeliveryOf<'failed'> }
  | { state: 'missed' }
);

/** What has become of a broadcast's message, channel by channel. Pure. */
export function resultsOf(
  strike: Strike,
  broadcast: Broadcast,
  deliveries: readonly Delivery[],
  refusals: ReadonlyMap<string, number> = new Map(),
): ChannelResult[] {
  return partsOf(strike, broadcast, deliveries, refusals)
    .filter(({ type }) => type === 'message')
    .map(({ result }) => result);
}

/** What was posted anew because it was corrected or retracted, and what has become of that. */
export interface NoticeResult {
  type: 'correction' | 'retraction';
  result: ChannelResult;
}

export function noticesOf(
  strike: Strike,
  broadcast: Broadcast,
  deliveries: readonly Delivery[],
): NoticeResult[] {
  return partsOf(strike, broadcast, deliveries, new Map()).flatMap(({ type, result }) =>
    type === 'message' ? [] : [{ type, result }],
  );
}

function partsOf(
  strike: Strike,
  broadcast: Broadcast,
  deliveries: readonly Delivery[],
  refusals: ReadonlyMap<string, number>,
): { type: Part['type']; result: ChannelResult }[] {
  const byKey = new Map(deliveries.map(delivery => [delivery.key, delivery]));
  return postsOf(strike, broadcast).map(post => {
    const channel = broadcast.channels.find(({ id }) => id === post.channel) ?? {
      name: post.channel,
      id: post.channel,
    };
    const result = resultOf(channel, byKey.get(postKey(post)), refusals.get(channel.id));
    return { type: readSerial(post).part.type, result };
  });
}

function resultOf(
  channel: Target,
  delivery: Delivery | undefined,
  refusal: number | undefined,
): ChannelResult {
  switch (delivery?.state) {
    case 'sent':
      return { channel, state: 'sent', delivery };
    case 'failed':
      return { channel, state: 'failed', delivery };
    case 'missed':
      return { channel, state: 'missed' };
    default:
      return waiting(channel, delivery?.heldSince !== undefined, refusal);
  }
}

function waiting(channel: Target, isHeld: boolean, code: number | undefined): ChannelResult {
  return { channel, state: 'waiting', isHeld, ...(code !== undefined && { code }) };
}

/** Nothing more will happen by itself. */
export function isFinished(results: readonly ChannelResult[]): boolean {
  return results.every(({ state }) => state !== 'waiting');
}

/** Was it retracted before any of it was out? */
export function isCalledOff({ retraction }: Broadcast, results: readonly ChannelResult[]): boolean {
  return retraction !== undefined && results.every(each => each.state === 'waiting' && !each.isHeld);
}

/** The channels that can be tried again: Discord said no, or it came too late. */
export function failedIn(results: readonly ChannelResult[]): Target[] {
  return results
    .filter(({ state }) => state === 'failed' || state === 'missed')
    .map(({ channel }) => channel);
}
