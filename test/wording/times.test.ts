import { DateTime } from 'luxon';
import { expect, it } from 'vitest';
import { readTime } from '../../src/wording/read/time.ts';
import { clockTime, timeInWords } from '../../src/wording/times.ts';
import { createTranslator } from '../../src/wording/translator.ts';

const english = createTranslator()('en-US');

it.each(['08:00', '08:45', '14:30', '00:05'])(
  '%s stays on one line, and can be typed as it is shown',
  time => {
    const shown = timeInWords(english, readTime(time));
    expect(shown).toMatch(/^[\d:]+\u00a0[ap]\.m\.$/);
    expect(readTime(shown)).toBe(time);
  },
);

it('other languages have no space within a time that a line could break at either', () => {
  const spanish = { ...english, locale: 'es-US' };
  expect(clockTime(spanish, DateTime.fromISO('2024-12-23T08:30', { zone: 'UTC' }))).not.toMatch(/ /);
});
