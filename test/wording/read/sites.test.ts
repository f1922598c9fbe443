import { describe, expect, it } from 'vitest';
import { alike, readSiteNames } from '../../../src/wording/read/sites.ts';
import { sentenceOf } from '../../../src/wording/say/error-sentence.ts';
import { UserError } from '../../../src/wording/user-error.ts';
import { siteOf } from '../../support/strikes.ts';
import { english, exampleView } from '../say/example.ts';

const { strike } = exampleView();
const sites = [
  ...strike.sites.map(site =>
    ['fontana', 'downey'].includes(site.id) ? { ...site, group: 'Inland' } : site,
  ),
  siteOf('gate-3', { name: 'Hall & Sons, Gate 3' }),
  siteOf('san-jose', { name: 'San José' }),
];
const ALL = sites.map(({ id }) => id);

describe('lines as people type them', () => {
  it.each`
    typed                      | means
    ${'Fontana'}               | ${['fontana']}
    ${'los angeles'}           | ${['lamc']}
    ${'LAMC'}                  | ${['lamc']}
    ${'sandiego'}              | ${['san-diego']}
    ${'SAN  DIEGO'}            | ${['san-diego']}
    ${'san jose'}              | ${['san-jose']}
    ${'fontana, anaheim'}      | ${['fontana', 'anaheim']}
    ${'anaheim and fontana'}   | ${['fontana', 'anaheim']}
    ${'anaheim/fontana; lamc'} | ${['lamc', 'fontana', 'anaheim']}
    ${'fontana, fontana'}      | ${['fontana']}
    ${'inland, anaheim,'}      | ${['fontana', 'anaheim', 'downey']}
    ${'Hall & Sons, Gate 3'}   | ${['gate-3']}
    ${'gate 3'}                | ${['gate-3']}
    ${'all'}                   | ${ALL}
    ${'All lines'}             | ${ALL}
    ${'everywhere'}            | ${ALL}
  `('$typed', ({ typed, means }) => {
    expect(readSiteNames(sites, typed).map(({ id }) => id)).toEqual(means);
  });

  it.each`
    typed              | sentence
    ${'Fontna'}        | ${'I know no picket line called “Fontna”. Do you mean Fontana? Write it like that, or pick one from the list.'}
    ${'downy'}         | ${'I know no picket line called “downy”. Do you mean Downey? Write it like that, or pick one from the list.'}
    ${'lamc, anahiem'} | ${'I know no picket line called “anahiem”. Do you mean Anaheim? Write it like that, or pick one from the list.'}
    ${'san'}           | ${'“san” may be one of San Diego, San José. Write which, or pick one from the list.'}
    ${'Nowhere'}       | ${'I know no picket line called “Nowhere”. Pick one from the list, or see `/picket sites`.'}
    ${'fo'}            | ${'I know no picket line called “fo”. Pick one from the list, or see `/picket sites`.'}
    ${','}             | ${'I know no picket line called “,”. Pick one from the list, or see `/picket sites`.'}
  `('$typed is asked about: $sentence', ({ typed, sentence }) => {
    expect(told(typed)).toBe(sentence);
  });

  it('the nearest of several names comes first', () => {
    expect(alike(['Fontana', 'Montana', 'Anaheim'], 'Fontna')).toEqual(['Fontana', 'Montana']);
  });
});

function told(typed: string): string {
  try {
    return `read as ${readSiteNames(sites, typed)
      .map(({ id }) => id)
      .join()}`;
  } catch (error) {
    if (error instanceof UserError) return sentenceOf(english, error);
    throw error;
  }
}
