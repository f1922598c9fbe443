import { GatewayOpcodes, type GatewayReceivePayload } from 'discord.js';
import { expect, it } from 'vitest';
import { faultLog } from '../../src/discord/fault-log.ts';
import { isSane } from '../../src/discord/packet-shape.ts';
import { movableClock } from '../../src/platform/clock.ts';
import { keptLog, START } from './connected.ts';

it.each([
  [41_250, true],
  [0, false],
  [-1, false],
  ['41250', false],
  [2 ** 31 - 1, true],
  [2 ** 31, false],
  [1e300, false],
])('a heartbeat every %j ms: %j', (interval, sane) => {
  const packet = { op: GatewayOpcodes.Hello, t: null, s: null, d: { heartbeat_interval: interval } };
  expect(isSane(packet as GatewayReceivePayload)).toBe(sane);
});

it('of a name without end, the log has the beginning', () => {
  const { log, lines } = keptLog();
  faultLog(movableClock(START), log)('X'.repeat(1_000_000), new TypeError('odd'), 'a packet');
  expect(lines.map(({ about }) => String(about).length)).toEqual([80]);
});
