import { describe, expect, it } from 'vitest';
import { createTicker } from '../../src/delivery/ticker.ts';

/** A tick that ends when the test says so, and what it was seen doing. */
function controlled() {
  const runs: PromiseWithResolvers<void>[] = [];
  let running = 0;
  let most = 0;
  const tick = async () => {
    const run = Promise.withResolvers<void>();
    runs.push(run);
    running += 1;
    most = Math.max(most, running);
    try {
      await run.promise;
    } finally {
      running -= 1;
    }
  };
  return { tick, runs, running: () => running, most: () => most };
}

/** Lets everything happen that can happen without anyone's doing. */
const settled = () => new Promise(resolve => setImmediate(resolve));

/** How a promise stands: 'open', 'done', or why it was rejected. */
async function stateOf(promise: Promise<unknown>): Promise<unknown> {
  const state = promise.then(
    () => 'done',
    error => error,
  );
  await settled();
  return Promise.race([state, settled().then(() => 'open')]);
}

describe('run', () => {
  it('starts a tick at once, and is done with it', async () => {
    const { tick, runs } = controlled();
    const ticker = createTicker(tick);
    const run = ticker.run();
    expect(await stateOf(run)).toBe('open');
    expect(runs).toHaveLength(1);
    runs[0]?.resolve();
    expect(await stateOf(run)).toBe('done');
  });

  it('never overlaps: whoever asks meanwhile shares one later run', async () => {
    const { tick, runs, most } = controlled();
    const ticker = createTicker(tick);
    const first = ticker.run();
    const others = [ticker.run(), ticker.run(), ticker.run()];
    await settled();
    expect(runs).toHaveLength(1);

    runs[0]?.resolve();
    expect(await stateOf(first)).toBe('done');
    expect(runs).toHaveLength(2);
    expect(await Promise.all(others.map(stateOf))).toEqual(['open', 'open', 'open']);

    runs[1]?.resolve();
    expect(await Promise.all(others.map(stateOf))).toEqual(['done', 'done', 'done']);
    expect(runs).toHaveLength(2);
    expect(most()).toBe(1);
  });

  it('gives a run of its own to who asks during the later run', async () => {
    const { tick, runs, most } = controlled();
    const ticker = createTicker(tick);
    const all = [ticker.run(), ticker.run()];
    await settled();
    runs[0]?.resolve();
    await settled();
    all.push(ticker.run());
    await settled();
    expect(runs).toHaveLength(2);
    runs[1]?.resolve();
    await settled();
    expect(runs).toHaveLength(3);
    runs[2]?.resolve();
    await Promise.all(all);
    expect(most()).toBe(1);
  });

  it('starts anew when nothing runs', async () => {
    let count = 0;
    const ticker = createTicker(async () => {
      count += 1;
    });
    await ticker.run();
    await ticker.run();
    expect(count).toBe(2);
  });
});

describe('a tick that asks for a run', () => {
  it('gets it once it is done itself', async () => {
    const order: string[] = [];
    let later: Promise<void> | undefined;
    const ticker = createTicker(async () => {
      order.push('starts');
      if (later === undefined) later = ticker.run();
      order.push('ends');
    });
    await ticker.run();
    await later;
    expect(order).toEqual(['starts', 'ends', 'starts', 'ends']);
  });
});

describe('a tick that fails', () => {
  it('even before it has begun is told to who asked for it', async () => {
    const ticker = createTicker(() => {
      throw new Error('no tick');
    });
    await expect(ticker.run()).rejects.toThrow('no tick');
    await expect(ticker.run()).rejects.toThrow('no tick');
  });

  it('is told to who asked for it, and the next one runs', async () => {
    const { tick, runs } = controlled();
    const ticker = createTicker(tick);
    const [first, second] = [ticker.run(), ticker.run()];
    await settled();
    runs[0]?.reject('the store is away');
    expect(await stateOf(first)).toBe('the store is away');
    expect(runs).toHaveLength(2);
    runs[1]?.resolve();
    expect(await stateOf(second)).toBe('done');
    const third = ticker.run();
    await settled();
    expect(runs).toHaveLength(3);
    runs[2]?.reject('again');
    expect(await stateOf(third)).toBe('again');
    expect(await stateOf(ticker.idle())).toBe('done');
  });
});

describe('idle', () => {
  it('is at once where nothing runs', async () => {
    expect(await stateOf(createTicker(async () => undefined).idle())).toBe('done');
  });

  it('waits for the run, for the one that waits, and for one asked for since', async () => {
    const { tick, runs, running } = controlled();
    const ticker = createTicker(tick);
    const all = [ticker.run()];
    const idle = ticker.idle();
    all.push(ticker.run());
    await settled();
    runs[0]?.resolve();
    expect(await stateOf(idle)).toBe('open');
    expect(running()).toBe(1);
    all.push(ticker.run());
    runs[1]?.resolve();
    expect(await stateOf(idle)).toBe('open');
    runs[2]?.resolve();
    expect(await stateOf(idle)).toBe('done');
    expect(running()).toBe(0);
    await Promise.all(all);
  });

  it('comes even if the run fails', async () => {
    const { tick, runs } = controlled();
    const ticker = createTicker(tick);
    const [run, idle] = [ticker.run(), ticker.idle()];
    await settled();
    runs[0]?.reject('no');
    expect(await stateOf(run)).toBe('no');
    expect(await stateOf(idle)).toBe('done');
  });
});
