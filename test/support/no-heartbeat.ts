import type { Heartbeat } from '../../src/delivery/heartbeat.ts';

/** For a clock that the test moves: no beat comes by itself, whoever moves the clock asks for one. */
export function noHeartbeat(): Heartbeat {
  return { stop: async () => {} };
}
