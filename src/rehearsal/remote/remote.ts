import { setTimeout as wait } from 'node:timers/promises';
import { Hono } from 'hono';
import type { z } from 'zod';
import type { Acts } from '../acts.ts';
import type { Faults } from '../fault-control.ts';
import type { Inspect } from '../inspect.ts';
import { fields, list, text } from '../rules/json.ts';
import { Refused } from '../state/lookup.ts';
import type { ClockControl } from '../world.ts';
import { holdRoutes } from './holds.ts';
import { clockMove, gatewayFault, nonces, outage, readRule } from './rules.ts';

export interface RemoteContext {
  faults: Faults;
  inspect: Inspect;
  act: Acts;
  control?: ClockControl;
  clockMoved: () => void;
}

/** `/rehearsal/*`: for a test runner in another process, to make things go wrong and to look behind the scenes. */
export function createRemote({ faults, inspect, act, control, clockMoved }: RemoteContext): Hono {
  const routes = new Hono();

  routes.post('/faults', async c => {
    faults.add(readRule(await c.req.json()));
    return c.json({});
  });
  routes.delete('/faults', c => {
    faults.clear();
    return c.json({});
  });
  routes.route('/holds', holdRoutes(faults));

  routes.post('/outage', async c => {
    const { mode, ms } = outage.parse(await c.req.json());
    if (mode === 'refused' && ms === undefined)
      throw new Refused(400, 'Say for how many ms: nobody could end it.');
    // The answer must be out before the door is shut.
    if (mode !== 'refused') await faults.outage(mode);
    else setImmediate(() => void faults.outage(mode).then(() => endAfter(faults, ms ?? 0)));
    return c.json({});
  });
  routes.post('/gateway', async c => {
    applyToGateway(faults, gatewayFault.parse(await c.req.json()));
    return c.json({});
  });
  routes.post('/nonces', async c => {
    const { memoryMs } = nonces.parse(await c.req.json());
    if (memoryMs === undefined) faults.forgetNonces();
    else faults.setNonceMemory(memoryMs);
    return c.json({});
  });
  routes.post('/clock', async c => {
    if (!control) throw new Refused(409, 'This rehearsal’s clock cannot be moved.');
    await control.jumpTo(clockMove.parse(await c.req.json()).to);
    clockMoved();
    return c.json({});
  });
  routes.post('/act/:name', async c => {
    const chosen: unknown = new Map(Object.entries(act)).get(c.req.param('name'));
    if (typeof chosen !== 'function') throw new Refused(404, 'There is no such act.');
    const args = list(fields(await c.req.json()).args);
    return c.json({ result: (await (chosen as (...given: unknown[]) => unknown)(...args)) ?? null });
  });

  routes.get('/messages', c => c.json(inspect.messages(text(c.req.query('channel')))));
  routes.get('/ephemerals', c => c.json(inspect.ephemerals(text(c.req.query('person')))));
  routes.get('/commands', c => c.json(inspect.commands(c.req.query('guild'))));
  routes.get('/requests', c => c.json(inspect.requests().slice(Number(c.req.query('since') ?? 0))));
  routes.get('/gateway', c =>
    c.json({ online: inspect.gateway.online(), identifies: inspect.gateway.identifies() }),
  );
  return routes;
}

async function endAfter(faults: Faults, ms: number): Promise<void> {
  await wait(ms, undefined, { ref: false });
  await faults.outage('off');
}

function applyToGateway({ gateway }: Faults, fault: z.infer<typeof gatewayFault>): void {
  if (fault.action === 'close') gateway.close(fault.code);
  else if (fault.action === 'invalidateSession') gateway.invalidateSession(fault.resumable);
  else if (fault.action === 'closeOnIdentify') gateway.closeOnIdentify(fault.code);
  else if (fault.action === 'rebuff') gateway.rebuff(fault.what, fault.how);
  else if (fault.action === 'refuse' || fault.action === 'deaf') gateway[fault.action](fault.on);
  else gateway[fault.action]();
}
