import { Hono } from 'hono';
import type { Faults } from '../fault-control.ts';
import type { Hold } from '../faults.ts';
import { found } from '../state/lookup.ts';
import { holdOutcome, readHold } from './rules.ts';

/**
 * Holding a request from another process: `POST /` sets it up, `GET /:id` answers once a request stands still (and
 * is the moment to kill the bot), `POST /:id` lets it go.
 */
export function holdRoutes(faults: Faults): Hono {
  const routes = new Hono();
  const holds = new Map<string, Hold>();

  routes.post('/', async c => {
    const { match, stage } = readHold(await c.req.json());
    const id = String(holds.size + 1);
    holds.set(id, faults.hold(match, stage));
    return c.json({ id });
  });
  routes.get('/:id', async c => c.json(await found(holds, c.req.param('id'), 'hold').reached));
  routes.post('/:id', async c => {
    const { outcome } = holdOutcome.parse(await c.req.json());
    found(holds, c.req.param('id'), 'hold').release(outcome);
    return c.json({});
  });
  return routes;
}
