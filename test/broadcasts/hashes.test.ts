import { describe, expect, it } from 'vitest';
import type { Broadcast } from '../../src/broadcasts/broadcast.ts';
import { type Draft, hashOfDraft } from '../../src/broadcasts/draft.ts';
import { broadcastHash, hashesOfBroadcast } from '../../src/broadcasts/hashes.ts';

const at = '2024-12-27T03:00:00.000Z';
const draft: Draft = {
  id: 'hall',
  guild: '1310000000000000001',
  type: 'broadcast',
  author: { hash: 'olga', role: 'organizer' },
  revision: 2,
  shownAt: at,
  message: { headline: 'Town hall', text: 'At 7 p.m.', link: 'https://example.org' },
  channels: [{ name: 'lamc', id: '31' }],
  ping: { name: 'members', id: '14' },
};
const sent: Broadcast = {
  id: 'hall',
  guild: draft.guild,
  type: 'broadcast',
  author: draft.author,
  message: draft.message,
  channels: draft.channels,
  ping: { name: 'members', id: '14' },
  approvedAt: at,
  dueAt: at,
  isScheduled: false,
  corrections: [],
  retries: {},
};
const corrected: Broadcast = { ...sent, corrections: [{ at, noticeTo: [] }] };

describe('the hash of what is kept of a broadcast', () => {
  it.each`
    before  | after                                                                       | because
    ${sent} | ${{ ...sent, message: { ...sent.message, text: 'At 8 p.m.' } }}             | ${'its words are others'}
    ${sent} | ${{ ...sent, dueAt: '2024-12-27T04:00:00.000Z' }}                           | ${'its time is another'}
    ${sent} | ${{ ...sent, channels: [] }}                                                | ${'its channels are others'}
    ${sent} | ${{ ...sent, retraction: { at, noticeTo: [], reason: 'x', remove: true } }} | ${'it is retracted'}
  `('is another where $because', ({ before, after }) => {
    expect(broadcastHash(after)).not.toBe(broadcastHash(before));
  });

  it('is the same in whatever order its fields were kept', () => {
    const { id, ...others } = sent;
    expect(broadcastHash({ ...others, id })).toBe(broadcastHash(sent));
  });

  it.each`
    broadcast                         | approved                                            | because
    ${sent}                           | ${draft}                                            | ${'it was sent at once'}
    ${{ ...sent, isScheduled: true }} | ${{ ...draft, at }}                                 | ${'it was scheduled'}
    ${corrected}                      | ${{ ...draft, corrects: { id: 'hall', after: 0 } }} | ${'it was corrected'}
  `('may be that of the draft, as an older version entered it: $because', ({ broadcast, approved }) => {
    expect(hashesOfBroadcast(broadcast)).toContain(hashOfDraft(approved));
  });
});
