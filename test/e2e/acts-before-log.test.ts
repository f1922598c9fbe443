import { afterEach, describe, expect, it } from 'vitest';
import { verifyAll } from '../../src/audit/verify.ts';
import { openStore } from '../../src/store/store.ts';
import { storedActSchema } from '../../src/strike/acts.ts';
import { temporaryPath } from '../store/temporary.ts';
import { exampleStrike } from '../support/strikes.ts';
import { ORGANIZER, type Stage, stage } from './stage.ts';

/** The store of a version that kept acts and no log. */
let scene: Stage | undefined;

afterEach(async () => {
  await scene?.stop();
});

const { guild } = exampleStrike();
const kept = storedActSchema.parse({
  guild,
  actor: 'Zm9v',
  tell: false,
  act: {
    type: 'cancel',
    id: 'old',
    at: '2024-12-22T20:00:00.000Z',
    role: 'organizer',
    from: '2024-12-26',
    to: '2024-12-26',
    sites: ['fontana'],
    reason: 'heat',
  },
});

describe('acts that were kept before the log began', () => {
  it('count from the first start on, and each has one entry that says so', async () => {
    const url = `sqlite:${temporaryPath('picketline.db')}`;
    const old = await openStore(url);
    await old.recordsOf('acts', storedActSchema).set(`${guild}/old`, kept);
    await old.close();
    scene = await stage('2024-12-23T12:00:00-08:00', { store: url });
    expect(await scene.ask(ORGANIZER, 'schedule list')).toContain('heat');
    await scene.restart();
    expect(await scene.ask(ORGANIZER, 'schedule list')).toContain('heat');
    expect(scene.alerts().join()).not.toContain('does not agree with my audit log');
    await scene.stop();
    scene = undefined;
    const store = await openStore(url);
    const [chain] = verifyAll(await store.audit.rows(), await store.audit.tips());
    await store.close();
    expect(chain?.findings).toEqual([]);
    expect(chain?.entries.filter(({ what }) => what === 'act-found')).toMatchObject([{ subject: 'old' }]);
  });
});
