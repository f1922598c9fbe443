import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '../../src/settings/root.ts';

interface Locked {
  version: string;
  resolved?: string;
  integrity?: string;
  link?: boolean;
  optionalDependencies?: Record<string, string>;
}

const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, Locked>;
};

it('the lockfile has every optional package of every platform, or npm ci refuses it', () => {
  const places = Object.keys(packages);
  const missing = Object.values(packages)
    .flatMap(each => Object.keys(each.optionalDependencies ?? {}))
    .filter(name => !places.some(place => place.endsWith(`node_modules/${name}`)));
  // Mended by: node scripts/complete-lockfile.mjs
  expect(missing).toEqual([]);
});

it('the lockfile names no registry', () => {
  expect(Object.values(packages).filter(each => each.resolved !== undefined)).toEqual([]);
});

it('the lockfile has a hash for every package, or npm ci takes whatever it is given', () => {
  const without = Object.entries(packages).filter(
    ([place, { integrity, link }]) => place !== '' && !link && !integrity?.startsWith('sha512-'),
  );
  // Mended by: node scripts/complete-lockfile.mjs
  expect(without.map(([place]) => place)).toEqual([]);
});
