import { describe, expect, it } from 'vitest';
import { postKey } from '../../src/announcements/delivery.ts';
import { contentHash, nonceOf, referenceOf } from '../../src/announcements/identity.ts';
import { addDays } from '../../src/strike/dates.ts';
import { day } from '../support/strikes.ts';

const SECRET = new TextEncoder().encode('a secret of thirty-two bytes ...');
const OTHER = new TextEncoder().encode('a secret of thirty-two bytes ..!');

const identity = {
  guild: '1310000000000000001',
  channel: '1310000000000000021',
  date: day('2024-12-23'),
  kind: 'morning',
} as const;
const KEY = postKey(identity);

/** The keys of a hundred channels for 334 days and three kinds. */
function manyKeys(): string[] {
  return Array.from({ length: 100 }, (_, channel) => `13100000000000${10_000 + channel}`).flatMap(channel =>
    Array.from({ length: 334 }, (_, index) => addDays(identity.date, index)).flatMap(date =>
      (['morning', 'eve', 'outlook'] as const).map(kind => postKey({ ...identity, channel, date, kind })),
    ),
  );
}

it('has a key that says whose post it is', () => {
  expect(KEY).toBe('1310000000000000001/1310000000000000021/2024-12-23/morning');
});

describe('nonceOf', () => {
  it('is the same for every try, whatever the process, and no longer than Discord takes', () => {
    expect(nonceOf(KEY)).toBe('IfZFF1BbSLgRQDwIlqC4TJpa');
    expect(nonceOf(KEY).length).toBeLessThanOrEqual(25);
  });

  it.each`
    part         | other
    ${'guild'}   | ${'1310000000000000002'}
    ${'channel'} | ${'1310000000000000022'}
    ${'date'}    | ${'2024-12-24'}
    ${'kind'}    | ${'eve'}
  `('differs by $part, and so does the reference', ({ part, other }) => {
    const key = postKey({ ...identity, [part]: other });
    expect(nonceOf(key)).not.toBe(nonceOf(KEY));
    expect(referenceOf(key, SECRET)).not.toBe(referenceOf(KEY, SECRET));
  });
});

describe('referenceOf', () => {
  it('is eight letters and digits that can be read out, and the same every time', () => {
    expect(referenceOf(KEY, SECRET)).toBe('26WH-5QN4');
    expect(referenceOf(KEY, SECRET)).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
  });

  it('cannot be made without the secret', () => {
    expect(referenceOf(KEY, OTHER)).not.toBe(referenceOf(KEY, SECRET));
  });

  it('uses every letter at every place', () => {
    const references = Array.from({ length: 2_000 }, (_, index) => referenceOf(`key ${index}`, SECRET));
    for (const place of [0, 1, 2, 3, 5, 6, 7, 8]) {
      expect(new Set(references.map(reference => reference[place])).size).toBe(32);
    }
  });
});

it('gives 100,200 keys as many nonces and references', () => {
  const keys = manyKeys();
  expect(new Set(keys).size).toBe(100_200);
  expect(new Set(keys.map(nonceOf)).size).toBe(keys.length);
  expect(new Set(keys.map(key => referenceOf(key, SECRET))).size).toBe(keys.length);
});

describe('contentHash', () => {
  it.each`
    content            | hash
    ${''}              | ${'47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU'}
    ${'Picket today.'} | ${'b76rWjVrPX5Zm0jKuTznhpV3oDBTWtJ45JmBi9p2r5Q'}
  `('of $content is SHA-256 in base64url', ({ content, hash }) => {
    expect(contentHash(content)).toBe(hash);
  });

  it('is the same for a copy by hand, in which the spaces inside times are ordinary ones', () => {
    expect(contentHash('From 8\u00a0a.m. to 2\u202fp.m.')).toBe(contentHash('From 8 a.m. to 2 p.m.'));
  });
});
