import type { ClockCheck } from './messenger.ts';
import { isWithinTrust, secondsOf } from './trusted-clock.ts';

/** Where it is said what keeps beats from posting. */
interface BeatLog {
  info(text: string): void;
  warn(data: object, text: string): void;
}

const SAID = {
  wrong: 'the machine’s clock is not Discord’s: nothing is posted until it is',
  unreached: 'Discord could not be asked what time it is: nothing is posted until it can',
  unwitnessed: 'no answer of Discord’s says what time it is: posts go by the machine’s clock alone',
};

/** Says once why beats do nothing, or go by our own clock, and once that this is over. */
export function clockLog(log: BeatLog): (check: ClockCheck) => void {
  let said: keyof typeof SAID | 'right' = 'right';
  return check => {
    const state = stateOf(check);
    if (state === said) return;
    said = state;
    if (state === 'right') log.info('the machine’s clock is compared with Discord’s again, and is right');
    else log.warn(detailsOf(check), SAID[state]);
  };
}

function stateOf(check: ClockCheck): keyof typeof SAID | 'right' {
  if (check.type !== 'compared') return check.type;
  return isWithinTrust(check.aheadMs) ? 'right' : 'wrong';
}

function detailsOf(check: ClockCheck): object {
  if (check.type === 'compared') return { clockAheadSeconds: secondsOf(check.aheadMs) };
  return check.type === 'unreached' ? { problem: check.problem } : {};
}
