import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore, type Store } from '../../src/store/store.ts';
import { temporaryPath } from './temporary.ts';

let store: Store;
let address: string;

beforeEach(async () => {
  address = `sqlite:${temporaryPath('picketline.db')}`;
  store = await openStore(address);
});
afterEach(() => store.close());

describe('the rows of the audit log', () => {
  it('are kept to the byte, in the order in which they were written', async () => {
    const texts = ['{"seq":2}', 'no JSON at all', '{"seq":1,"é":"\u0000"}'];
    for (const [index, text] of texts.entries()) await store.audit.add(`g/${index}`, text);
    await store.close();
    store = await openStore(address);
    expect((await store.audit.rows()).map(({ text }) => text)).toEqual(texts);
    expect(await store.audit.read('g/1')).toBe('no JSON at all');
    expect(await store.audit.read('g/9')).toBeUndefined();
  });

  it('are never overwritten', async () => {
    expect(await store.audit.add('g/1', 'first')).toBe(true);
    expect(await store.audit.add('g/1', 'second')).toBe(false);
    expect(await store.audit.read('g/1')).toBe('first');
  });

  it('go only by their keys', async () => {
    for (const key of ['g/1', 'g/2', 'h/1']) await store.audit.add(key, key);
    await store.audit.remove(['g/1', 'g/9']);
    expect((await store.audit.rows()).map(({ key }) => key)).toEqual(['g/2', 'h/1']);
    expect((await store.audit.rows('g')).map(({ key }) => key)).toEqual(['g/2']);
  });

  it('leave the ends of the chains alone, which are replaced', async () => {
    await store.audit.setTip('g', 'one');
    await store.audit.setTip('g', 'two');
    await store.audit.add('g', 'a row');
    expect(await store.audit.tips()).toEqual([{ key: 'g', text: 'two' }]);
  });

  it('are out of reach of the records of a feature', () => {
    for (const namespace of ['audit', 'audit-tips']) {
      expect(() => store.recordsOf(namespace, undefined as never)).toThrow(RangeError);
    }
  });
});
