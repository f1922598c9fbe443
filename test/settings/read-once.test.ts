import { expect, it } from 'vitest';
import { isMap, parseDocument } from 'yaml';
import { locate } from '../../src/settings/yaml-values.ts';
import { sound } from '../../src/strike-file/shapes.ts';
import { changed, problemsOf } from './example.ts';

// A file of many sites may have as many problems: what is gone through for each of them takes minutes.
const MANY = 300;
const numbers = Array.from({ length: MANY }, (_, index) => index);

it('the entries of a block are gone through once, however many of them are pointed at', () => {
  const document = parseDocument(`sites:\n${numbers.map(each => `  site-${each}: x\n`).join('')}`);
  const sites = document.get('sites');
  if (!isMap(sites)) throw new Error('no block');
  const { items } = sites;
  let read = 0;
  Object.defineProperty(sites, 'items', {
    get: () => {
      read += 1;
      return items;
    },
  });
  const offsets = numbers.map(each => locate(document, ['sites', `site-${each}`], true).offset);
  expect(new Set(offsets).size).toBe(MANY);
  expect(read).toBe(1);
});

it('each problem is read once, however many parts ask whether they have one; one that is added later counts', () => {
  let read = 0;
  const issueAt = (...path: PropertyKey[]) => ({
    get path() {
      read += 1;
      return path;
    },
  });
  const issues = numbers.map(each => issueAt('sites', `site-${each}`, 'name'));
  const asked = () => numbers.map(each => sound({ issues }, 'picketing', each));
  expect(asked()).not.toContain(false);
  expect(read).toBe(MANY);
  issues.push(issueAt('picketing', 7));
  expect(asked().filter(isSound => !isSound)).toHaveLength(1);
  expect(read).toBe(MANY + 1);
  expect(sound({ issues }, 'picketing')).toBe(false);
  expect(sound({ issues }, 'picketing', 7, 'from')).toBe(false);
  expect(sound({ issues }, 'picketing', 70)).toBe(true);
});

it('what is meant by a name is looked for some hundred times where there are as many names', () => {
  const named = numbers.map(each => `  placenumber-${each}: { name: Place }\n`).join('');
  const wrong = numbers
    .map(each => `  - { days: Sat, from: "08:00", to: "14:00", sites: [xplacenumber-${each}] }\n`)
    .join('');
  const text = changed('\nsites:\n', `\nsites:\n${named}`).replace(/^picketing:.*\n/m, from => from + wrong);
  const told = problemsOf(text).filter(problem => problem.includes('there is no site or group'));
  expect(told).toHaveLength(MANY);
  expect(told.filter(problem => problem.includes('did you mean'))).toHaveLength(100);
});
