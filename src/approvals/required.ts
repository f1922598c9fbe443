import type { Act } from '../strike/acts.ts';
import type { Strike } from '../strike/strike.ts';

/** What would happen, as far as it matters for how many have to agree. */
export interface Effect {
  /** The id of the role that is pinged, the server's own for everyone; undefined: nobody is. */
  ping?: string | undefined;
  /** It ends or suspends the strike, or takes back that it has ended. */
  stops?: boolean;
  /** In how many channels an organizer's own message appears; 0 for what the bot says of the schedule and the negotiations. */
  channels: number;
  /** A warning that cannot wait. */
  forSafety?: boolean;
}

/**
 * How many people it takes, the one who asks included, by what would happen and not by which command was typed. The
 * strike file says it: `approval.everyone` for a ping of everyone, `approval.broadcast` for one of a role and for an
 * organizer's own message, `approval.end` for what ends or suspends the strike. Of several the largest. Pure.
 */
export function required(
  { approval, guild }: Pick<Strike, 'approval' | 'guild'>,
  { ping, stops = false, channels, forSafety = false }: Effect,
): number {
  if (forSafety) return 1;
  return Math.max(
    1,
    stops ? approval.end : 1,
    ping !== undefined || channels > 0 ? approval.broadcast : 1,
    ping === guild ? approval.everyone : 1,
  );
}

/**
 * The effect of an act, or of taking one back: then what was suspended goes on, as a resumption lets it. Taking back the end
 * of a strike weighs as much as saying it.
 */
export function effectOfAct(
  { act, isUndone }: { act: Act; isUndone: boolean },
  { isTold, mention }: { isTold: boolean; mention?: string | undefined },
): Effect {
  const stops = act.type === 'end' || (act.type === 'suspend' && !isUndone);
  const isRung = isTold && mention !== undefined;
  return { channels: 0, stops, ...(isRung && { ping: mention }) };
}
