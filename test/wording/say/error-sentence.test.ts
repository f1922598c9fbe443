import { expect, it } from 'vitest';
import en from '../../../config/locales/en.json' with { type: 'json' };
import { parseMarkdown } from '../../../src/rehearsal/page/markdown/blocks.ts';
import { sentenceOf } from '../../../src/wording/say/error-sentence.ts';
import { marked, UserError, type UserErrorCode } from '../../../src/wording/user-error.ts';
import { english } from './example.ts';

const SENTENCES = Object.entries({
  ...keyed('error', en.error),
  ...keyed('date', en.date),
  'sites.unknown': en.sites.unknown,
}).filter(([, words]) => words.includes('{{'));

/** Each sentence about a number is told by its base, and i18next picks the form. */
function keyed(section: string, words: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(words).map(([key, each]) => [`${section}.${key.replace(/_(one|other)$/, '')}`, each]),
  );
}

const HOSTILE = [
  '@everyone',
  '<@&1310000000000000010>',
  '<@1310000000000000011> <#1310000000000000012> <t:1:R> </picket today:1>',
  'https://evil.example/x_y_z',
  '<https://evil.example>',
  '[your vote](https://evil.example)',
  '](https://evil.example)',
  '**bold** _slanted_ __under__ ~~gone~~ ||hidden||',
  '`code` ```block``` ` ```',
  '# big',
  '-# small',
  '- a list',
  '1. one',
  '>>> all of it',
  'a\n# big\n> quoted\n- listed',
  'a back\\slash \\',
  '$t(error.unexpected) {{reference}}',
];

/** What stands in for typed words that mean nothing to Discord. */
const PLAIN = 'Word';

function sentence(code: string, words: string, typed: string): string {
  const names = [...words.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name);
  const params = names.map(name => [name, name === 'count' ? 2 : typed] as const);
  return sentenceOf(english, new UserError(code as UserErrorCode, Object.fromEntries(params)));
}

/** The sentence as Discord shows it: its pieces, and which of them are marks. */
function shown(words: string, typed: string): string {
  return JSON.stringify(parseMarkdown(words)).replaceAll(JSON.stringify(typed).slice(1, -1), PLAIN);
}

it.each(SENTENCES)('whatever somebody typed is words and nothing else in %s', (code, words) => {
  const harmless = shown(sentence(code, words, PLAIN), PLAIN);
  for (const typed of HOSTILE) {
    expect(shown(sentence(code, words, typed), typed.replace(/\s+/g, ' ')), typed).toBe(harmless);
  }
});

it('leaves what is marked as Discord reads it', () => {
  const error = new UserError('error.cannotAsk', { channel: marked('<#1310000000000000012>') });
  expect(sentenceOf(english, error)).toContain('in <#1310000000000000012>,');
});
