import { expect, it } from 'vitest';
import type { Draft } from '../../src/broadcasts/draft.ts';
import { problemsOf } from '../../src/broadcasts/problems.ts';
import { sentenceOf } from '../../src/wording/say/error-sentence.ts';
import { createTranslator } from '../../src/wording/translator.ts';
import { strikeOf, zoned } from '../support/strikes.ts';

const text = createTranslator()('en');
const NOW = zoned('2024-12-23T08:00');

function told(type: Draft['type'], message: Draft['message']): string[] {
  const draft: Draft = {
    id: 'd1',
    guild: '1310000000000000001',
    type,
    author: { hash: 'h', role: 'organizer' },
    revision: 1,
    shownAt: '2024-12-23T16:00:00.000Z',
    message,
    channels: [{ name: 'announcements', id: '21' }],
  };
  return problemsOf(text, strikeOf(), draft, NOW, () => true).map(problem => sentenceOf(text, problem));
}

it.each<[type: Draft['type'], message: Draft['message'], told: string[]]>([
  ['broadcast', { headline: 'Rally', text: '[our page](https://a.example)' }, []],
  [
    'alert',
    { headline: 'Alert', text: '[our page](https://a.example)' },
    ['“our page” hides the address https\\://a.example. In an alert, write the address itself.'],
  ],
  ['alert', { headline: 'Alert', text: 'see https://a.example' }, []],
  [
    'broadcast',
    { headline: '[kaiser.org', text: '](https://evil.example)' },
    [
      'The link “kaiser.org\\*\\*” shows what looks like an address, and leads to https\\://evil.example. Write the address itself.',
    ],
  ],
  [
    'broadcast',
    { headline: 'Rally', text: 'see', link: 'https://kaiser.com@evil.example' },
    [
      '“https\\://kaiser.com\\@evil.example” is not the address that it looks like: it leads to evil.example. Write where it leads.',
    ],
  ],
  [
    'broadcast',
    { headline: 'Rally', text: 'see', link: 'https://[::1]/' },
    ['“https\\://\\[::1\\]” is not a web address; write it in full, like https://home.nuhw.org.'],
  ],
])('%s %j', (type, message, sentences) => {
  expect(told(type, message)).toEqual(sentences);
});
