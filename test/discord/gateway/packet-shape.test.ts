import { GatewayOpcodes, type GatewayReceivePayload } from 'discord.js';
import { expect, it } from 'vitest';
import { faultLog } from '../../../src/discord/gateway/fault-log.ts';
import { isSane } from '../../../src/discord/gateway/packet-shape.ts';
import { movableClock } from '../../../src/platform/clock.ts';
import { keptLog, START } from '../connected.ts';

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

const ID = '1310000000000000001';
const OTHER = '1310000000000000002';
const OWN = { user: ID, application: ID };

it.each([
  ['the first, with ids', {}, undefined, true],
  ['a later one', {}, OWN, true],
  ['an application without an id', { application: { flags: 0 } }, undefined, false],
  ['an application that is null', { application: null }, undefined, false],
  ['an application called "unknown"', { application: { id: 'unknown' } }, undefined, false],
  ['an application whose id leads elsewhere', { application: { id: '../users' } }, undefined, false],
  ['an application with a number for an id', { application: { id: 1 } }, undefined, false],
  ['another application than before', { application: { id: OTHER } }, OWN, false],
  ['a user called "__proto__"', { user: { id: '__proto__' } }, undefined, false],
  ['another user than before', { user: { id: OTHER } }, OWN, false],
  ['a server called "unknown"', { guilds: [{ id: 'unknown' }] }, undefined, false],
])('a READY, %s', (_, odd, own, sane) => {
  const told = {
    v: 10,
    session_id: 'x',
    resume_gateway_url: 'wss://gateway.example',
    user: { id: ID },
    guilds: [{ id: OTHER, unavailable: true }],
    application: { id: ID, flags: 0 },
    ...odd,
  };
  const packet = { op: GatewayOpcodes.Dispatch, t: 'READY', s: 1, d: told };
  expect(isSane(packet as unknown as GatewayReceivePayload, own)).toBe(sane);
});

it.each([
  ['as Discord writes it', {}, true],
  ['with an id below zero', { id: '-1' }, false],
  ['with a number for an id', { id: 1 }, false],
  ['with an id that leads elsewhere', { id: '../users' }, false],
  ['without a token', { token: '' }, false],
  ['with a token that is null', { token: null }, false],
])('an interaction %s', (_, odd, sane) => {
  const packet = {
    op: GatewayOpcodes.Dispatch,
    t: 'INTERACTION_CREATE',
    s: 2,
    d: { id: ID, token: 'x', ...odd },
  };
  expect(isSane(packet as unknown as GatewayReceivePayload)).toBe(sane);
});

it('of a name without end, the log has the beginning', () => {
  const { log, lines } = keptLog();
  faultLog(movableClock(START), log)('X'.repeat(1_000_000), new TypeError('odd'), 'a packet');
  expect(lines.map(({ about }) => String(about).length)).toEqual([80]);
});
