import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '../../src/rehearsal/page/markdown/blocks.ts';
import { parseInline } from '../../src/rehearsal/page/markdown/inline.ts';
import type { Block, Inline } from '../../src/rehearsal/page/markdown/nodes.ts';

const text = (words: string): Inline => ({ kind: 'text', text: words });

describe('inline marks', () => {
  it.each`
    source                | kind           | inner
    ${'**bold**'}         | ${'strong'}    | ${'bold'}
    ${'*italic*'}         | ${'em'}        | ${'italic'}
    ${'_italic_'}         | ${'em'}        | ${'italic'}
    ${'__underlined__'}   | ${'underline'} | ${'underlined'}
    ${'~~struck~~'}       | ${'strike'}    | ${'struck'}
    ${'||hidden||'}       | ${'spoiler'}   | ${'hidden'}
    ${'**8 a.m. (PST)**'} | ${'strong'}    | ${'8 a.m. (PST)'}
  `('reads $source', ({ source, kind, inner }) => {
    expect(parseInline(source)).toEqual([{ kind, children: [text(inner)] }]);
  });

  it.each`
    source                            | because
    ${'2 * 3 * 4'}                    | ${'a star before a space opens nothing'}
    ${'snake_case_name'}              | ${'an underscore inside a word is one'}
    ${'**never closed'}               | ${'a mark that does not close stays'}
    ${'a < b and [not a link]'}       | ${'these are only characters'}
    ${'[click](javascript:alert(1))'} | ${'only web addresses become links'}
    ${'@everyoneelse'}                | ${'that is another word'}
  `('leaves $source: $because', ({ source }) => {
    expect(parseInline(source)).toEqual([text(source)]);
  });

  it('nests marks', () => {
    expect(parseInline('***both***')).toEqual([
      { kind: 'strong', children: [{ kind: 'em', children: [text('both')] }] },
    ]);
    expect(parseInline('**a _b_ c**')).toEqual([
      { kind: 'strong', children: [text('a '), { kind: 'em', children: [text('b')] }, text(' c')] },
    ]);
  });

  it('keeps an escaped mark as a character', () => {
    expect(parseInline('\\*not italic\\*')).toEqual([text('*not italic*')]);
  });

  it('reads nothing inside code', () => {
    expect(parseInline('`**x**` and ``a ` b``')).toEqual([
      { kind: 'code', text: '**x**' },
      text(' and '),
      { kind: 'code', text: 'a ` b' },
    ]);
  });

  it.each`
    source                             | url
    ${'https://home.nuhw.org.'}        | ${'https://home.nuhw.org'}
    ${'(https://home.nuhw.org/a-b_c)'} | ${'https://home.nuhw.org/a-b_c'}
    ${'<https://home.nuhw.org/>'}      | ${'https://home.nuhw.org/'}
  `('finds the link in $source', ({ source, url }) => {
    const links = parseInline(source).filter(node => node.kind === 'link');
    expect(links).toEqual([{ kind: 'link', url, children: [text(url)] }]);
  });

  it('reads masked links', () => {
    expect(parseInline('[the **union**](https://home.nuhw.org "news")')).toEqual([
      {
        kind: 'link',
        url: 'https://home.nuhw.org',
        title: 'news',
        children: [text('the '), { kind: 'strong', children: [text('union')] }],
      },
    ]);
  });

  it.each`
    source                | node
    ${'<@12>'}            | ${{ kind: 'user', id: '12' }}
    ${'<@!12>'}           | ${{ kind: 'user', id: '12' }}
    ${'<@&12>'}           | ${{ kind: 'role', id: '12' }}
    ${'<#12>'}            | ${{ kind: 'channel', id: '12' }}
    ${'</picket on:12>'}  | ${{ kind: 'command', path: 'picket on', id: '12' }}
    ${'<t:1734969600>'}   | ${{ kind: 'timestamp', seconds: 1_734_969_600, style: 'f' }}
    ${'<t:1734969600:R>'} | ${{ kind: 'timestamp', seconds: 1_734_969_600, style: 'R' }}
    ${'<a:wave:12>'}      | ${{ kind: 'emoji', name: 'wave' }}
    ${'@everyone'}        | ${{ kind: 'everyone', name: 'everyone' }}
  `('reads $source', ({ source, node }) => {
    expect(parseInline(source)).toEqual([node]);
  });

  it('loses no character of what it does not understand', () => {
    const source = '<t:x> <@> ||| `` *** __ ~~ [](https://) \\';
    expect(
      parseInline(source)
        .map(node => ('text' in node ? node.text : ''))
        .join(''),
    ).toBe(source);
  });
});

describe('blocks', () => {
  it('reads headings, subtext and text by line', () => {
    expect(parseMarkdown('# One\n### Three\nwords\nmore\n-# small\n#no')).toEqual([
      { kind: 'heading', level: 1, children: [text('One')] },
      { kind: 'heading', level: 3, children: [text('Three')] },
      { kind: 'text', children: [text('words\nmore')] },
      { kind: 'subtext', children: [text('small')] },
      { kind: 'text', children: [text('#no')] },
    ] satisfies Block[]);
  });

  it('lets a mark go on over a line break', () => {
    expect(parseMarkdown('**a\nb**')).toEqual([
      { kind: 'text', children: [{ kind: 'strong', children: [text('a\nb')] }] },
    ]);
  });

  it('reads quotes of some lines and of all that follows', () => {
    expect(parseMarkdown('> a\n> b\nafter')).toEqual([
      { kind: 'quote', children: [{ kind: 'text', children: [text('a\nb')] }] },
      { kind: 'text', children: [text('after')] },
    ]);
    expect(parseMarkdown('before\n>>> a\nb')).toEqual([
      { kind: 'text', children: [text('before')] },
      { kind: 'quote', children: [{ kind: 'text', children: [text('a\nb')] }] },
    ]);
  });

  it('nests lists by indentation', () => {
    const item = (words: string, nested: Block[] = []) => ({ children: [text(words)], nested });
    expect(parseMarkdown('- a\n  - b\n- c\n3. d\n4. e')).toEqual([
      { kind: 'list', items: [item('a', [{ kind: 'list', items: [item('b')] }]), item('c')] },
      { kind: 'list', start: 3, items: [item('d'), item('e')] },
    ]);
  });

  it('keeps code blocks untouched', () => {
    expect(parseMarkdown('see\n```ts\n# no **heading**\n```\nend')).toEqual([
      { kind: 'text', children: [text('see')] },
      { kind: 'code', language: 'ts', text: '# no **heading**' },
      { kind: 'text', children: [text('end')] },
    ]);
  });
});
