import type { Heartbeat } from '../../src/delivery/heartbeat.ts';

/** For a clock that the test moves: no beat comes by itself; a test that moves the clock asks for one. */
export function noHeartbeat(): Heartbeat {
  return { stop: async () => {} };
}
