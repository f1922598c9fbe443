import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanLine, cleanText, hasLink, swallowing } from '../../src/broadcasts/typed-text.ts';
import { arbitraryText } from '../support/arbitrary-texts.ts';
import { runs } from '../support/runs.ts';

describe('a text as it is sent', () => {
  it.each`
    typed                            | text              | removed | because
    ${'as it is'}                    | ${'as it is'}     | ${0}    | ${'nothing is wrong with it'}
    ${'  a  \r\nb\u2028c \n\n\n\nd'} | ${'a\nb\nc\n\nd'} | ${0}    | ${'line ends are one kind, and one line may be empty'}
    ${'a\u200bb\u202ec\u2066d'}      | ${'abcd'}         | ${3}    | ${'nobody sees these'}
    ${'\u3164\u2800\u00ad'}          | ${''}             | ${3}    | ${'these look like spaces, or like nothing'}
    ${'👩‍🏫 ❤️ هم‌چنین'}                | ${'👩‍🏫 ❤️ هم‌چنین'} | ${0}    | ${'these join what belongs together'}
    ${'a \u200d b\u200d'}            | ${'a  b'}         | ${2}    | ${'these join nothing'}
    ${'\u200d\u200c'}                | ${''}             | ${2}    | ${'there is nothing else'}
    ${'a\tb\u0007c'}                 | ${'a bc'}         | ${1}    | ${'a tab is a space, a bell is nothing'}
    ${'\ud800a'}                     | ${'\ufffda'}      | ${0}    | ${'half a character is shown as what it is'}
  `('$because', ({ typed, text, removed }: { typed: string; text: string; removed: number }) => {
    expect(cleanText(typed)).toEqual({ text, removed });
  });

  it('a headline is one line', () => {
    expect(cleanLine('a\n  b\tc').text).toBe('a b c');
  });

  it('stays as it is when it is cleaned again', () => {
    fc.assert(
      fc.property(arbitraryText, typed => {
        const { text } = cleanText(typed);
        expect(cleanText(text)).toEqual({ text, removed: 0 });
      }),
      { numRuns: runs(2_000) },
    );
  });
});

describe('markdown that would swallow the line with the code', () => {
  it.each`
    text                       | swallows
    ${'plain'}                 | ${undefined}
    ${'```\ncode\n```'}        | ${undefined}
    ${'```\ncode'}             | ${'fence'}
    ${'``` a ``` b ```'}       | ${'fence'}
    ${'>>> all of it'}         | ${'quote'}
    ${'a\n  >>> b'}            | ${'quote'}
    ${'> one line'}            | ${undefined}
    ${'a >>> b'}               | ${undefined}
    ${'```\n>>> in code\n```'} | ${undefined}
  `('$text: $swallows', ({ text, swallows }: { text: string; swallows?: string }) => {
    expect(swallowing(text)).toBe(swallows);
  });
});

it('knows a text with an address', () => {
  expect([hasLink('see https://x.example'), hasLink('see x.example')]).toEqual([true, false]);
});
