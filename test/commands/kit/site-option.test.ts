import { expect, it } from 'vitest';
import { siteChoices } from '../../../commands/kit/site-option.ts';
import { sitesOf } from '../../../src/strike/sites.ts';
import { english, exampleView } from '../../wording/say/example.ts';

const { strike } = exampleView();
const sites = strike.sites.map((site, index) => (index < 2 ? { ...site, group: 'Metro' } : site));
const view = { strike: { ...strike, sites }, changes: [] };
const all = sitesOf(view.strike, []);
const values = (typed: string, offered = {}) =>
  siteChoices(english, view, typed, offered).map(({ value }) => value);

it.each`
  typed               | offered
  ${'fon'}            | ${['fontana']}
  ${'los ang'}        | ${['lamc']}
  ${'sandi'}          | ${['san-diego']}
  ${'medical'}        | ${['lamc']}
  ${'Fontna'}         | ${['fontana']}
  ${'downy'}          | ${['downey']}
  ${'met'}            | ${['Metro']}
  ${'al'}             | ${['all']}
  ${'fontana, anah'}  | ${['fontana, anaheim']}
  ${'Fontana,ana'}    | ${['fontana, anaheim']}
  ${'fontana, downy'} | ${['fontana, downey']}
  ${'fontana, fon'}   | ${[]}
  ${'nowhere, ana'}   | ${['anaheim']}
  ${'🙂'}             | ${[]}
`('“$typed” offers $offered', ({ typed, offered }) => {
  expect(values(typed)).toEqual(offered);
});

it('in a list, says each name in full', () => {
  const [first] = siteChoices(english, view, 'metro, san');
  expect(first).toEqual({
    name: 'Los Angeles Medical Center, Fontana, San Diego',
    value: 'lamc, fontana, san-diego',
  });
});

it('offers a group and all only where every line of them may be meant, and one line where only one can', () => {
  const mine = { sites: all.slice(1, 3) };
  expect(values('', mine)).toEqual(['fontana', 'anaheim']);
  expect(values('all', mine)).toEqual([]);
  expect(values('', { sites: all.slice(0, 3) })).toEqual(['lamc', 'fontana', 'anaheim', 'Metro']);
  expect(values('', { isSingle: true })).toHaveLength(7);
});
