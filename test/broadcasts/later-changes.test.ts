import { expect, it } from 'vitest';
import type { Broadcast } from '../../src/broadcasts/broadcast.ts';
import { laterChangesOf } from '../../src/broadcasts/later-changes.ts';
import { sentPost } from '../verify/sent.ts';

const [before, sentAt, one, two] = ['15:00', '15:10', '15:20', '15:30'].map(
  time => `2024-12-26T${time}:00.000Z`,
) as [string, string, string, string];

function broadcast(corrections: string[], retractedAt?: string): Broadcast {
  return {
    corrections: corrections.map(at => ({ at, noticeTo: [] })),
    ...(retractedAt !== undefined && {
      retraction: { at: retractedAt, noticeTo: [], reason: 'wrong hall', remove: false },
    }),
  } as unknown as Broadcast;
}

it.each`
  serial    | of                       | story                                                           | because
  ${'b'}    | ${broadcast([])}         | ${undefined}                                                    | ${'nothing was done'}
  ${'b'}    | ${broadcast([one, two])} | ${{ correctedAt: two }}                                         | ${'the last correction counts'}
  ${'b.2'}  | ${broadcast([before])}   | ${undefined}                                                    | ${'it went out corrected'}
  ${'b'}    | ${broadcast([one], two)} | ${{ correctedAt: one, retractedAt: two, reason: 'wrong hall' }} | ${'taken back after a correction'}
  ${'b.c0'} | ${broadcast([one])}      | ${undefined}                                                    | ${'the notice of a correction says it'}
  ${'b.c0'} | ${broadcast([one], two)} | ${{ retractedAt: two, reason: 'wrong hall' }}                   | ${'what it told of was taken back'}
  ${'b.r'}  | ${broadcast([one], two)} | ${undefined}                                                    | ${'the word that it was taken back stays true'}
`('$serial: $because', ({ serial, of, story }) => {
  expect(laterChangesOf(of, sentPost({ kind: 'broadcast', serial, sentAt }))).toEqual(story);
});
