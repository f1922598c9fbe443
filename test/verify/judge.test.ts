import { describe, expect, it } from 'vitest';
import type { Delivery, DeliveryOf } from '../../src/announcements/delivery.ts';
import { contentHash } from '../../src/announcements/identity.ts';
import { judgeCode, judgeLink, type LinkFacts } from '../../src/verify/judge.ts';
import type { Seen, SeenMessage } from '../../src/verify/seen.ts';
import type { LaterChanges, Verdict } from '../../src/verify/verdict.ts';
import { CODE, content, sentPost } from './sent.ts';

const PLACE = { channel: '21', message: '501' };
const ELSEWHERE = { channel: '23', message: '777' };
const SENT_AT = '2024-12-23T14:30:00.000Z';
const NOON = '2024-12-23T20:00:00.000000+00:00';

function facts(seen: Seen, more: Partial<LinkFacts> = {}): LinkFacts {
  const { deliveries = [sentPost()] } = more;
  const unasked = { laterChangesOf: () => undefined, isSlowed: false, isHanded: false };
  return { place: PLACE, seen, deliveries, readable: deliveries, ...unasked, ...more };
}

function own(more: Partial<SeenMessage> = {}): SeenMessage {
  return { type: 'message', isOwn: true, content, at: SENT_AT, ...more };
}

function others(more: Partial<SeenMessage> = {}): SeenMessage {
  return { type: 'message', isOwn: false, at: NOON, ...more };
}

const open = (state: 'claimed' | 'missed' | 'failed') => ({ ...sentPost(), state }) as unknown as Delivery;

function state(changes: LaterChanges | undefined, more: Partial<DeliveryOf<'sent'>> = {}) {
  const verdict = judgeCode({ deliveries: [sentPost(more)], laterChangesOf: () => changes }, CODE);
  return verdict.is === 'known-code' ? verdict.original.state : verdict;
}

it.each<[string, Seen, Verdict]>([
  ['a copy of its words', others({ content }), { is: 'forged' }],
  ['its code under other words', others({ content: `Come.\nref ${CODE}` }), { is: 'forged' }],
  ['a place where nobody says what is there', { type: 'unanswered' }, { is: 'unanswered' }],
  ['a place that is closed', { type: 'closed' }, { is: 'unreadable' }],
])('who may not read where a message is hears of it by %s no more than of none', (_, seen, verdict) => {
  expect(judgeLink(facts(seen, { readable: [] }))).toEqual(verdict);
  expect(judgeLink(facts(seen, { deliveries: [], readable: [] }))).toEqual(verdict);
});

describe('how a message of ours stands', () => {
  const [one, two, three] = [
    '2024-12-23T15:00:00.000Z',
    '2024-12-23T16:00:00.000Z',
    '2024-12-23T17:00:00.000Z',
  ];
  it.each`
    record                  | changes                                                | stands
    ${{}}                   | ${undefined}                                           | ${{ as: 'unchanged' }}
    ${{ updatedAt: one }}   | ${undefined}                                           | ${{ as: 'edited', at: one }}
    ${{ updatedAt: one }}   | ${{ correctedAt: two }}                                | ${{ as: 'corrected', at: two }}
    ${{}}                   | ${{ correctedAt: one, retractedAt: two, reason: 'x' }} | ${{ as: 'retracted', at: two, reason: 'x' }}
    ${{ removedAt: three }} | ${{ retractedAt: two, reason: 'x' }}                   | ${{ as: 'removed', at: three, reason: 'x' }}
    ${{ removedAt: three }} | ${undefined}                                           | ${{ as: 'removed', at: three }}
  `('$record and $changes: $stands.as', ({ record, changes, stands }) => {
    expect(state(changes, record)).toEqual(stands);
  });
});

describe('a link to our own account', () => {
  it('is genuine where the words are those on record', () => {
    expect(judgeLink(facts(own()))).toEqual({
      is: 'genuine',
      original: { delivery: sentPost(), state: { as: 'unchanged' } },
    });
  });

  it('takes the time of an edit from Discord', () => {
    expect(judgeLink(facts(own({ editedAt: NOON })))).toMatchObject({
      is: 'genuine',
      original: { state: { as: 'edited', at: NOON } },
    });
  });

  it.each`
    words                                  | because
    ${content.replace('8 a.m.', '9 a.m.')} | ${'another hour'}
    ${`${content} `}                       | ${'one space more'}
    ${''}                                  | ${'none at all'}
  `('is altered with other words: $because', ({ words }) => {
    expect(judgeLink(facts(own({ content: words }))).is).toBe('altered');
  });

  it('is not on record where another message stands in the records', () => {
    expect(judgeLink(facts(own(), { place: ELSEWHERE }))).toEqual({ is: 'unrecorded' });
    // The same message id in another channel is another message.
    expect(judgeLink(facts(own(), { place: { ...PLACE, channel: '22' } })).is).toBe('unrecorded');
  });

  it('is being put on record while its claim is open', () => {
    expect(judgeLink(facts(own(), { deliveries: [open('claimed')] }))).toEqual({ is: 'settling' });
    expect(judgeLink(facts(own(), { deliveries: [open('failed')] }))).toEqual({ is: 'unrecorded' });
  });
});

describe('a link to somebody else', () => {
  it.each`
    words                                  | deliveries          | verdict      | because
    ${content}                             | ${[sentPost()]}     | ${'copy'}    | ${'word for word'}
    ${content.replace('8 a.m.', '9 a.m.')} | ${[sentPost()]}     | ${'forged'}  | ${'our code under other words'}
    ${`Strike over, ref ${CODE}`}          | ${[sentPost()]}     | ${'forged'}  | ${'our code under anything'}
    ${'Strike over, ref 0000-0000'}        | ${[sentPost()]}     | ${'forged'}  | ${'a code of nobody’s'}
    ${`Strike over, ref ${CODE}`}          | ${[open('missed')]} | ${'forged'}  | ${'a code that was never posted'}
    ${'See you tomorrow'}                  | ${[sentPost()]}     | ${'foreign'} | ${'just talk'}
    ${undefined}                           | ${[sentPost()]}     | ${'foreign'} | ${'its words are hidden'}
  `('is $verdict: $because', ({ words, deliveries, verdict }) => {
    const seen = others(words === undefined ? {} : { content: words });
    expect(judgeLink(facts(seen, { deliveries })).is).toBe(verdict);
  });

  it('names the original where the code is of one', () => {
    const forged = judgeLink(facts(others({ content: `Strike over, ref ${CODE}` })));
    expect(forged).toMatchObject({ original: { delivery: sentPost() } });
    expect(judgeLink(facts(others({ content: 'ref 0000-0000' })))).toEqual({ is: 'forged' });
  });

  it('never says more than that it is somebody else’s to who has tried too many codes', () => {
    for (const code of [CODE, '0000-0000']) {
      const seen = others({ content: `Strike over, ref ${code}` });
      expect(judgeLink(facts(seen, { isSlowed: true }))).toEqual({ is: 'foreign', words: 'other' });
    }
  });

  it.each`
    words        | isHanded | says
    ${'See you'} | ${true}  | ${'other'}
    ${''}        | ${true}  | ${'none'}
    ${undefined} | ${true}  | ${'untold'}
    ${undefined} | ${false} | ${'hidden'}
  `('says why its words are not compared: $says', ({ words, isHanded, says }) => {
    const seen = others(words === undefined ? {} : { content: words });
    expect(judgeLink(facts(seen, { isHanded }))).toEqual({ is: 'foreign', words: says });
  });

  it('is not believed to be ours because it is at a place on our records', () => {
    expect(judgeLink(facts(others())).is).toBe('foreign');
  });
});

describe('a forward', () => {
  const origin = { how: 'forward', ...PLACE } as const;
  const before = contentHash('as it was before');

  it.each`
    snapshot     | record                                                            | original                                              | now          | because
    ${content}   | ${{}}                                                             | ${own()}                                              | ${'same'}    | ${'nothing has changed'}
    ${content}   | ${{ contentHash: before, updatedAt: '2024-12-23T21:00:00.000Z' }} | ${own()}                                              | ${'changed'} | ${'the original was edited since'}
    ${content}   | ${{ updatedAt: '2024-12-23T19:00:00.000Z' }}                      | ${own()}                                              | ${'same'}    | ${'it was edited before'}
    ${undefined} | ${{}}                                                             | ${own()}                                              | ${'same'}    | ${'hidden, and never edited'}
    ${undefined} | ${{ updatedAt: '2024-12-23T21:00:00.000Z' }}                      | ${own()}                                              | ${'changed'} | ${'hidden, and edited since'}
    ${undefined} | ${{ updatedAt: '2024-12-23T19:00:00.000Z' }}                      | ${own()}                                              | ${'same'}    | ${'hidden, and edited before'}
    ${undefined} | ${{}}                                                             | ${own({ editedAt: '2024-12-23T21:00:00.000+00:00' })} | ${'changed'} | ${'hidden, and edited since by Discord’s word'}
    ${content}   | ${{}}                                                             | ${{ type: 'gone' }}                                   | ${'gone'}    | ${'the original was deleted'}
    ${undefined} | ${{}}                                                             | ${{ type: 'closed' }}                                 | ${'same'}    | ${'the original cannot be seen, and was not edited'}
  `('$because', ({ snapshot, record, original, now }) => {
    const seen = others({ origin, ...(snapshot === undefined ? {} : { content: snapshot }) });
    const source = { place: PLACE, seen: original, takenAt: NOON };
    const all = { place: ELSEWHERE, source, deliveries: [sentPost(record)] };
    expect(judgeLink(facts(seen, all))).toMatchObject({ is: 'forward', now });
  });

  it('of a message that is not ours is somebody else’s, even with our words', () => {
    const from = { how: 'forward', channel: '23', message: '999' } as const;
    const seen = others({ origin: from, content });
    expect(judgeLink(facts(seen, { place: ELSEWHERE })).is).toBe('copy');
    expect(judgeLink(facts(others({ origin: from }), { place: ELSEWHERE })).is).toBe('foreign');
  });

  it('is told apart from what Discord carries into a following channel', () => {
    const seen = others({ origin: { how: 'published', ...PLACE } });
    const source = { place: PLACE, seen: own(), takenAt: NOON };
    expect(judgeLink(facts(seen, { place: ELSEWHERE, source })).is).toBe('published');
  });
});

describe('a link to what cannot be seen', () => {
  it.each`
    seen            | is              | knows
    ${'gone'}       | ${'deleted'}    | ${true}
    ${'closed'}     | ${'unreadable'} | ${true}
    ${'forbidden'}  | ${'unreadable'} | ${false}
    ${'unanswered'} | ${'unanswered'} | ${true}
  `('$seen: $is', ({ seen, is, knows }) => {
    const verdict = judgeLink(facts({ type: seen }));
    expect(verdict.is).toBe(is);
    expect('original' in verdict).toBe(knows);
    expect(judgeLink(facts({ type: seen }, { place: ELSEWHERE }))).toEqual({ is });
  });
});

describe('a code', () => {
  const judge = (deliveries: Delivery[], code = CODE) =>
    judgeCode({ deliveries, laterChangesOf: () => undefined }, code);

  it('is known, being sent, never sent, or nobody’s', () => {
    expect(judge([sentPost()])).toMatchObject({ is: 'known-code', original: { delivery: sentPost() } });
    expect(judge([open('claimed')])).toEqual({ is: 'settling-code', code: CODE });
    expect(judge([open('missed')])).toEqual({ is: 'unsent-code', code: CODE });
    expect(judge([open('failed')])).toEqual({ is: 'unsent-code', code: CODE });
    expect(judge([sentPost()], 'K7Q4-9MX3')).toEqual({ is: 'unknown-code', code: 'K7Q4-9MX3' });
  });
});
