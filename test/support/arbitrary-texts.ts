import fc from 'fast-check';

/** Everything that Discord could read as a mention, and what could make it look like none. */
const MENTIONS = [
  '@everyone',
  '@here',
  '<@1310000000000000501>',
  '<@!1310000000000000501>',
  '<@&1310000000000000014>',
  '<@&1310000000000000011>',
  '<@&1310000000000000001>',
  '<#1310000000000000021>',
  '@\u200beveryone',
  '@every\u00adone',
  '\u202eenoyreve@',
  '<@\u2060&1310000000000000014>',
  '<@&1310000000000000014\u200b>',
  '</picket today:1>',
  '<t:1735228800:R>',
];

/** Markdown that opens something, closes something, or hides what follows. */
const MARKDOWN = [
  '`',
  '``',
  '```',
  '```ts\n',
  '\n>>> ',
  '\n> ',
  '\n-# ',
  '||',
  '**',
  '__',
  '~~',
  '\\',
  '[a](',
  '](https://x.example)',
  '\n# ',
  '\n- ',
  '<https://x.example>',
];

const piece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...MENTIONS) },
  { weight: 3, arbitrary: fc.constantFrom(...MARKDOWN) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      ' ',
      '\n',
      '\r\n',
      '\u2028',
      '\u200b',
      '\u200d',
      '\u202e',
      '\u2066',
      '\ufeff',
      '\t',
    ),
  },
);

/** Text as somebody could type, paste or plot it. */
export const arbitraryText = fc.array(piece, { minLength: 1, maxLength: 14 }).map(pieces => pieces.join(''));
