import { describe, expect, it } from 'vitest';
import { entryLabel, entrySentence } from '../../../src/wording/say/negotiation-entry.ts';
import { entriesOf, type WrittenEntry } from '../../support/negotiation-entries.ts';
import { day } from '../../support/strikes.ts';
import { english } from './example.ts';

const TODAY = day('2025-01-02');
const on = '2025-01-02';
const cancel = { type: 'session-cancel', on, date: '2025-01-09' } as const;
const nothing = { type: 'nothing-new', on } as const;
const said = (source: 'union' | 'employer' | 'mediator' | 'press', more: object = {}): WrittenEntry => ({
  type: 'statement',
  on,
  statement: { date: on, source, text: 'The offer stands.', ...more },
});

function entry(written: WrittenEntry) {
  return entriesOf(written)[0]!;
}

describe('an entry in a sentence', () => {
  it.each`
    written                                                               | sentence
    ${{ type: 'session-add', on, date: '2025-01-09' }}                    | ${'A bargaining session is set for Thursday, January 9.'}
    ${{ type: 'session-add', on, date: '2025-08-14' }}                    | ${'A bargaining session is set for Thursday, August 14, 2025.'}
    ${{ type: 'session-held', on, date: '2025-01-02' }}                   | ${'The bargaining session of Thursday, January 2 was held.'}
    ${cancel}                                                             | ${'The bargaining session of Thursday, January 9 is cancelled.'}
    ${{ ...cancel, reason: 'wildfires', newDate: '2025-01-16' }}          | ${'The bargaining session of Thursday, January 9 is cancelled: wildfires. New date: Thursday, January 16.'}
    ${{ ...cancel, reason: 'wildfires. ' }}                               | ${'The bargaining session of Thursday, January 9 is cancelled: wildfires.'}
    ${{ ...cancel, type: 'session-postpone', newDate: '2025-01-16' }}     | ${'The bargaining session of Thursday, January 9 is postponed. New date: Thursday, January 16.'}
    ${{ ...cancel, type: 'session-postpone', reason: 'wildfires' }}       | ${'The bargaining session of Thursday, January 9 is postponed: wildfires.'}
    ${said('union')}                                                      | ${'The union says: The offer stands.'}
    ${said('employer')}                                                   | ${'The employer says: The offer stands.'}
    ${said('mediator')}                                                   | ${'The mediator says: The offer stands.'}
    ${said('press')}                                                      | ${'Reported by the press: The offer stands.'}
    ${said('press', { link: 'https://example.org/1' })}                   | ${'Reported by the press: The offer stands. (https://example.org/1)'}
    ${said('employer', { date: '2024-12-23' })}                           | ${'Monday, December 23, the employer says: The offer stands.'}
    ${nothing}                                                            | ${'Nothing new from the negotiations.'}
    ${{ ...nothing, update: { date: '2025-01-03' } }}                     | ${'Nothing new from the negotiations. Next update by Friday, January 3.'}
    ${{ ...nothing, update: { date: '2025-01-03', time: '17:00' } }}      | ${'Nothing new from the negotiations. Next update by Friday, January 3, 5 p.m.'}
    ${{ ...nothing, update: { date: '2025-01-03', time: '12:00' } }}      | ${'Nothing new from the negotiations. Next update by Friday, January 3, noon.'}
    ${{ type: 'correct', on, entry: 'entry-9', text: 'The offer fell.' }} | ${'Corrected, of a statement that is not on record: “The offer fell.”'}
  `('$sentence', ({ written, sentence }) => {
    expect(entrySentence(english, entry(written), TODAY)).toBe(sentence);
  });
});

describe('its label in a picker', () => {
  it('says when it was recorded', () => {
    expect(entryLabel(english, entry(cancel), TODAY)).toBe(
      'Thu Jan 2: The bargaining session of Thursday, January 9 is cancelled.',
    );
  });

  it.each`
    text                     | length | because
    ${'x'.repeat(73)}        | ${100} | ${'it just fits'}
    ${'x'.repeat(74)}        | ${100} | ${'one too many is cut'}
    ${'x'.repeat(500)}       | ${100} | ${'the longest is cut'}
    ${`x${'👩‍👩‍👧'.repeat(60)}`} | ${93}  | ${'no letter is torn apart'}
  `('$because', ({ text, length }) => {
    const label = entryLabel(english, entry(said('union', { text })), TODAY);
    expect(label.length).toBe(length);
    expect(label.endsWith('…')).toBe(text.length > 73);
    expect(label).toMatch(/^Thu Jan 2: The union says: x+(👩‍👩‍👧)*…?$/u);
  });
});
