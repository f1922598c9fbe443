import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actNotices } from '../../src/announcements/act-notices.ts';
import { composePost } from '../../src/announcements/compose.ts';
import { parseMarkdown } from '../../src/rehearsal/page/markdown/blocks.ts';
import type { Block, Inline } from '../../src/rehearsal/page/markdown/nodes.ts';
import type { Act } from '../../src/strike/acts.ts';
import { viewOf } from '../../src/strike/view.ts';
import { plainAddress, plainWords, unescaped } from '../../src/wording/plain-words.ts';
import { changesAnswer } from '../../src/wording/say/acts-answer.ts';
import { dayAnswer } from '../../src/wording/say/day-answer.ts';
import { timelinePage } from '../../src/wording/say/negotiations-timeline.ts';
import { weekAnswer } from '../../src/wording/say/week.ts';
import { arbitraryText } from '../support/arbitrary-texts.ts';
import { entriesOf } from '../support/negotiation-entries.ts';
import { runs } from '../support/runs.ts';
import { changesOf, day, exampleStrike, type WrittenChange, zoned } from '../support/strikes.ts';
import { english } from './say/example.ts';

describe('words as they are typed', () => {
  it.each`
    typed                                   | words                                                  | because
    ${'heat'}                               | ${'heat'}                                              | ${'there is nothing to escape'}
    ${'8 a.m. (gate 4), at 5-7 #2!'}        | ${'8 a.m. (gate 4), at 5-7 #2!'}                       | ${'none of it is a mark where it stands'}
    ${'**x** _y_ ~~z~~ ||s||'}              | ${'\\*\\*x\\*\\* \\_y\\_ \\~\\~z\\~\\~ \\|\\|s\\|\\|'} | ${'it would be bold, slanted, struck out, hidden'}
    ${'```x'}                               | ${'\\`\\`\\`x'}                                        | ${'it would open a code block'}
    ${'a \\'}                               | ${'a \\\\'}                                            | ${'it would escape what follows'}
    ${'- # gate'}                           | ${'\\- # gate'}                                        | ${'it would begin a list'}
    ${'-# small'}                           | ${'\\-# small'}                                        | ${'it would be small print'}
    ${'# big'}                              | ${'\\# big'}                                           | ${'it would be a heading'}
    ${'>>> all'}                            | ${'\\>\\>\\> all'}                                     | ${'it would quote the rest'}
    ${'1. May rally'}                       | ${'1\\. May rally'}                                    | ${'it would be numbered'}
    ${'<@1> <t:1:R> </picket today:1>'}     | ${'\\<@1\\> \\<t:1:R\\> \\</picket today:1\\>'}        | ${'these are no words'}
    ${'[x](https://other.example)'}         | ${'\\[x\\]\\(https://other.example)'}                  | ${'a link shows where it leads'}
    ${'see https://a.example/b_c_d?e=f_g.'} | ${'see https://a.example/b_c_d?e=f_g.'}                | ${'an address stays one'}
    ${'https://a.example/x*y(z)w'}          | ${'https://a.example/x%2Ay%28z%29w'}                   | ${'an address holds no mark'}
    ${'**https://a.example**'}              | ${'\\*\\*<https://a.example>\\*\\*'}                   | ${'the address ends where it was typed to end'}
    ${'(https://a.example)*'}               | ${'(<https://a.example>)\\*'}                          | ${'so it does where something stands between'}
    ${'https://***'}                        | ${'https://\\*\\*\\*'}                                 | ${'that is no address'}
  `('$typed: $because', ({ typed, words }) => {
    expect(plainWords(typed)).toBe(words);
  });

  it('are the same again in a list to pick from', () => {
    fc.assert(
      fc.property(arbitraryText, typed => {
        fc.pre(!typed.includes('://'));
        expect(unescaped(plainWords(typed))).toBe(typed);
      }),
      { numRuns: runs(2_000) },
    );
  });

  it('an address is another way to write the same', () => {
    expect(plainAddress('https://a.example/`|~~**[x](y)_z')).toBe(
      'https://a.example/%60%7C%7E%7E%2A%2A%5Bx%5D%28y%29_z',
    );
  });
});

/** One line, as the commands make of what is typed. */
const typedLine = arbitraryText
  .map(typed =>
    typed
      .replace(/[\s\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, ' ')
      .trim()
      .slice(0, 200),
  )
  .filter(typed => typed.replace(/[.\s]+$/u, '') !== '');

const strike = exampleStrike();
const tomorrow = { from: '2024-12-27', to: '2024-12-27' };

/** Every act that says typed words to members. */
function actsSaying(words: string): Act[] {
  const written: WrittenChange[] = [
    { type: 'cancel', ...tomorrow, sites: ['fontana'], reason: words },
    { type: 'hours', ...tomorrow, sites: ['anaheim'], start: '08:00', end: '12:00', reason: words },
    { type: 'move', ...tomorrow, sites: ['downey'], place: words, reason: words },
    {
      type: 'add-event',
      event: { date: '2024-12-27', title: words, place: words, time: { words }, sites: [] },
    },
    { type: 'quiet', ...tomorrow, reason: words },
    { type: 'suspend', from: '2024-12-27', reason: words },
    {
      type: 'open',
      site: { id: 'new', name: words, timezone: 'America/Los_Angeles', gate: words },
      from: '2024-12-27',
      reason: words,
    },
    { type: 'close', site: 'lancaster', from: '2024-12-27', reason: words },
    { type: 'end', lastDay: '2024-12-27', words },
  ];
  const on = '2024-12-26';
  return [
    ...changesOf(...written),
    ...entriesOf(
      { type: 'session-cancel', on, date: '2025-01-09', reason: words },
      {
        type: 'statement',
        on,
        statement: { date: on, source: 'union', text: words, link: 'https://a.example' },
      },
      { type: 'correct', on, entry: 'x', text: words },
    ),
  ];
}

/** The notice of each of these, as it goes out. */
function noticesSaying(words: string): string[] {
  const now = zoned('2024-12-26T15:00');
  return actsSaying(words).map(written => {
    const act = { ...written, at: '2024-12-26T23:00:00.000Z' };
    const view = viewOf(strike, [{ act, tell: true }]);
    const [post] = actNotices(view);
    if (!post) throw new Error('no notice');
    return composePost(english, view, post, now, 'K7Q4-9MX2');
  });
}

/** What members and organizers are answered while each of these stands, and once it was taken back. */
function answersSaying(words: string): string[] {
  const now = zoned('2024-12-26T15:00');
  return actsSaying(words).flatMap(written => {
    const act = { ...written, at: '2024-12-26T23:00:00.000Z' };
    const view = viewOf(strike, [{ act, tell: false }]);
    const undone = { ...act, undone: { at: act.at, role: 'organizer' as const } };
    return [
      dayAnswer(english, view, day('2024-12-27'), now),
      weekAnswer(english, view, day('2024-12-27'), now),
      timelinePage(english, view.strike, day('2024-12-26'), 1).content,
      changesAnswer(english, view, now),
      changesAnswer(english, viewOf(strike, [{ act: undone, tell: false }]), now),
    ];
  });
}

describe('an answer, whatever was typed', () => {
  it('looks as it does with a plain word', () => {
    const shapeOf = (answer: string) => {
      const blocks = parseMarkdown(answer);
      return [blocks.map(({ kind }) => kind), blocks.map(marksOf)];
    };
    const expected = answersSaying('heat').map(shapeOf);
    fc.assert(
      fc.property(typedLine, typed => {
        expect(answersSaying(plainWords(typed.replace(/[.\s]+$/u, ''))).map(shapeOf)).toEqual(expected);
      }),
      { numRuns: runs(30) },
    );
  });
});

describe('a notice, whatever was typed', () => {
  it('looks as it does with a plain word, and ends with its unharmed reference', () => {
    const expected = noticesSaying('heat').map(notice => parseMarkdown(notice));
    fc.assert(
      fc.property(typedLine, typed => {
        const notices = noticesSaying(plainWords(typed.replace(/[.\s]+$/u, '')));
        for (const [index, notice] of notices.entries()) {
          const blocks = parseMarkdown(notice);
          expect(blocks.map(({ kind }) => kind)).toEqual(expected[index]?.map(({ kind }) => kind));
          expect(blocks.map(marksOf)).toEqual(expected[index]?.map(marksOf));
          expect(marksOf(blocks[0])[0]).toBe('strong');
          expect(blocks.at(-1)?.kind).toBe('subtext');
          expect(wordsOf(blocks.at(-1))).toMatch(/ref K7Q4-9MX2 · is it really us\? \/verify$/);
        }
      }),
      { numRuns: runs(100) },
    );
  });

  it('says it as it was typed', () => {
    const typed = '**Changed:** `gate` [home.nuhw.org](https://other.example) <@1> \\ ```';
    const [notice = ''] = noticesSaying(plainWords(typed));
    const [first] = parseMarkdown(notice);
    expect(wordsOf(first)).toContain(`No picket at Fontana, Friday, December 27: ${typed}.\n`);
  });
});

function inlinesOf(block: Block | undefined): Inline[] {
  if (block?.kind === 'list') return block.items.flatMap(({ children }) => children);
  return block && 'children' in block && block.kind !== 'quote' ? (block.children as Inline[]) : [];
}

/** The marks of a block, in their order. Addresses that were typed are links to themselves, and no marks. */
function marksOf(block: Block | undefined): string[] {
  const within = (inline: Inline): string[] => {
    if (inline.kind === 'text' || inline.kind === 'everyone' || isBare(inline)) return [];
    return [inline.kind, ...('children' in inline ? inline.children.flatMap(within) : [])];
  };
  return inlinesOf(block).flatMap(within);
}

function isBare(inline: Inline): boolean {
  return (
    inline.kind === 'link' && inline.children.every(each => each.kind === 'text' && each.text === inline.url)
  );
}

function wordsOf(block: Block | undefined): string {
  const within = (inline: Inline): string =>
    'text' in inline ? inline.text : 'children' in inline ? inline.children.map(within).join('') : '';
  return inlinesOf(block).map(within).join('');
}
