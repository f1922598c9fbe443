import { describe, expect, it } from 'vitest';
import type { DeliveryOf } from '../../src/announcements/delivery.ts';
import { isoOf } from '../../src/announcements/instants.ts';
import { planPosts } from '../../src/announcements/owed.ts';
import { type PlannedPost, planDay } from '../../src/announcements/plan.ts';
import { recordOf } from '../../src/announcements/record.ts';
import { toldBy, wordOwed } from '../../src/announcements/word.ts';
import type { WallTime } from '../../src/strike/strike.ts';
import type { StrikeView } from '../../src/strike/view.ts';
import { viewOf } from '../../src/strike/view.ts';
import { changesOf, day, strikeOf, type WrittenChange, zoned } from '../support/strikes.ts';

/** Weekdays 8 to 2; Tuesday and Wednesday, December 24 and 25, are on the union's list. */
const strike = strikeOf({
  quietDays: [{ from: '2024-12-24', to: '2024-12-25', reason: 'Christmas' }],
});
const SITES = ['north', 'valley'];

interface Done {
  at: string;
  undone?: string;
  does: WrittenChange;
}

/** As it stands once these were done, at times of Los Angeles. */
function viewAfter(...done: Done[]): StrikeView {
  const utc = (local: string) => isoOf(zoned(local));
  const changes = changesOf(
    ...done.map(({ at, undone, does }) => ({
      ...does,
      at: utc(at),
      ...(undone !== undefined && { undone: { at: utc(undone), role: 'organizer' as const } }),
    })),
  );
  return viewOf(
    strike,
    changes.map(act => ({ act, tell: false })),
  );
}

/** A post of the schedule that went out as the view was then. */
function posted(view: StrikeView, kind: 'morning' | 'eve' | 'outlook', date: string): DeliveryOf<'sent'> {
  const owed = planDay(view, day(date)).find(decision => decision.kind === kind);
  if (!owed || !('post' in owed)) throw new Error(`no ${kind} on ${date}`);
  return sent(view, owed.post);
}

function sent(view: StrikeView, post: PlannedPost): DeliveryOf<'sent'> {
  return {
    ...recordOf(post, new Uint8Array(32)),
    state: 'sent',
    messageId: post.kind,
    sentAt: isoOf(post.dueAt),
    late: false,
    contentHash: 'c',
    told: toldBy(view, post),
  };
}

/** The notice by itself of an act that is told at once. */
function noticeOf(view: StrikeView, act: string, at: string): DeliveryOf<'sent'> {
  const [dueAt, deadline] = [zoned(at), zoned(at).plus({ hours: 2 })];
  const { guild, channels } = view.strike;
  const serial = `act-${act}`;
  return sent(view, {
    guild,
    channel: channels.announcements,
    date: day(at.slice(0, 10)),
    kind: 'notice',
    serial,
    dueAt,
    deadline,
  });
}

/** The dates that the word names; undefined where none is owed. */
function wordAt(view: StrikeView, out: readonly DeliveryOf<'sent'>[], now: string): string[] | undefined {
  const word = wordOwed(view, out, zoned(now));
  return word && (word.dates ?? [word.date]);
}

const cancel = (date: string, to = date, sites = SITES): WrittenChange => ({
  type: 'cancel',
  reason: 'storm',
  from: date,
  to,
  sites,
});

describe('a word is owed', () => {
  it('not while what was told is so, nor of what nobody was told', () => {
    const plain = viewAfter();
    expect(wordAt(plain, [], '2024-12-23T09:00')).toBeUndefined();
    expect(wordAt(plain, [posted(plain, 'morning', '2024-12-23')], '2024-12-23T09:00')).toBeUndefined();
    const ahead = viewAfter({ at: '2024-12-23T09:00', does: cancel('2025-01-09') });
    expect(wordAt(ahead, [posted(plain, 'morning', '2024-12-23')], '2024-12-23T09:01')).toBeUndefined();
  });

  it('of a day that was told the evening before, where each is', () => {
    const plain = viewAfter();
    const evening = { ...strike.announcements, evening: '18:00' as WallTime };
    const told = { ...plain, strike: { ...plain.strike, announcements: evening } };
    const out = [posted(told, 'eve', '2025-01-06')];
    const view = viewAfter({ at: '2025-01-06T19:00', does: cancel('2025-01-07') });
    expect(wordAt(view, out, '2025-01-06T19:01')).toEqual(['2025-01-07']);
  });

  it('of the day that an eve notice said the lines are back, once that is no longer so', () => {
    const out = [posted(viewAfter(), 'eve', '2024-12-23')];
    const view = viewAfter({ at: '2024-12-23T17:05', does: cancel('2024-12-26') });
    expect(wordAt(view, out, '2024-12-23T17:06')).toEqual(['2024-12-26']);
    // Taken back before anybody was told: the last word is true.
    const back = viewAfter({
      at: '2024-12-23T17:05',
      undone: '2024-12-23T17:20',
      does: cancel('2024-12-26'),
    });
    expect(wordAt(back, out, '2024-12-23T17:21')).toBeUndefined();
  });

  it.each([
    ['2025-01-06T06:29', undefined],
    ['2025-01-06T06:30', ['2025-01-06']],
    ['2025-01-06T13:59', ['2025-01-06']],
    ['2025-01-06T14:00', undefined],
  ])('of a morning that was called off before its post: at %s %s', (now, dates) => {
    expect(wordAt(viewAfter({ at: '2025-01-06T06:00', does: cancel('2025-01-06') }), [], now)).toEqual(dates);
  });

  it('never of a day on the union’s list of which nothing else was told', () => {
    const view = viewAfter({ at: '2024-12-24T06:00', does: cancel('2024-12-24') });
    expect(wordAt(view, [], '2024-12-24T08:00')).toBeUndefined();
  });

  it('once for a long stretch: not on each of its mornings', () => {
    const suspended = viewAfter({
      at: '2025-01-06T19:30',
      does: { type: 'suspend', from: day('2025-01-07'), reason: 'a vote' },
    });
    const word = wordOwed(suspended, [], zoned('2025-01-07T06:30'));
    if (!word) throw new Error('no word');
    const out = [sent(suspended, word)];
    for (const now of ['2025-01-08T06:30', '2025-01-14T06:30', '2025-02-14T06:30']) {
      expect(wordAt(suspended, out, now), now).toBeUndefined();
    }
  });

  it('of tomorrow, and not of what is over, when two days off are taken back in the evening of the first', () => {
    const off = cancel('2025-01-07', '2025-01-08');
    const told = viewAfter({ at: '2025-01-07T05:30', does: off });
    const word = wordOwed(told, [posted(viewAfter(), 'outlook', '2025-01-05')], zoned('2025-01-07T05:31'));
    if (!word) throw new Error('no word');
    const out = [posted(viewAfter(), 'outlook', '2025-01-05'), sent(told, word)];
    expect(word.dates).toEqual(['2025-01-07', '2025-01-08']);
    const back = viewAfter({ at: '2025-01-07T05:30', undone: '2025-01-07T18:00', does: off });
    expect(wordAt(back, out, '2025-01-07T18:01')).toEqual(['2025-01-08']);
  });

  it('of lines that were changed in the minute of an event on their day, of which only that was told', () => {
    const event = { date: '2025-01-09', title: 'March', place: 'City Hall', sites: [] };
    const added: Done = { at: '2025-01-06T10:00', does: { type: 'add-event', event } };
    const view = viewAfter(added, { at: '2025-01-06T10:00', does: cancel('2025-01-09') });
    const notice = noticeOf(view, 'change-0', '2025-01-06T10:01');
    expect(wordAt(view, [posted(viewAfter(), 'outlook', '2025-01-05'), notice], '2025-01-06T10:01')).toEqual([
      '2025-01-09',
    ]);
  });

  it('of the last day, where only the end was told, and not that its lines were called off', () => {
    const end: Done = { at: '2025-01-06T10:00', does: { type: 'end', lastDay: '2025-01-09' } };
    const view = viewAfter(end, { at: '2025-01-06T10:00', does: cancel('2025-01-09') });
    const out = [
      posted(viewAfter(), 'outlook', '2025-01-05'),
      noticeOf(view, 'change-0', '2025-01-06T10:01'),
    ];
    expect(wordAt(view, out, '2025-01-06T10:01')).toEqual(['2025-01-09']);
  });

  it('of the days after the last one, which a morning post has named, once that end is taken back', () => {
    const end: Done = { at: '2025-01-06T20:00', does: { type: 'end', lastDay: '2025-01-07' } };
    const out = [posted(viewAfter(end), 'morning', '2025-01-07')];
    const back = viewAfter({ ...end, undone: '2025-01-07T20:00' });
    expect(wordAt(back, out, '2025-01-07T20:01')?.[0]).toBe('2025-01-08');
  });

  it('one for all that was changed while nothing could be said, naming no single act', () => {
    const out = [posted(viewAfter(), 'outlook', '2025-01-05')];
    const view = viewAfter(
      { at: '2025-01-06T10:00', does: cancel('2025-01-07', '2025-01-07', ['north']) },
      {
        at: '2025-01-06T10:05',
        does: {
          type: 'hours',
          start: '09:00',
          end: '12:00',
          from: '2025-01-09',
          to: '2025-01-09',
          sites: SITES,
        },
      },
    );
    const word = wordOwed(view, out, zoned('2025-01-06T16:00'));
    expect(word).toMatchObject({ date: '2025-01-07', dates: ['2025-01-07', '2025-01-09'], serial: 'word-1' });
    expect(word).not.toHaveProperty('about');
  });
});

describe('the word names', () => {
  const out = () => [posted(viewAfter(), 'morning', '2025-01-06')];
  const north: Done = { at: '2025-01-06T09:00', does: cancel('2025-01-06', '2025-01-06', ['north']) };
  const valley: Done = { at: '2025-01-06T09:05', does: cancel('2025-01-06', '2025-01-06', ['valley']) };

  it.each([
    ['the act that made the difference', [north], 'act-change-0'],
    ['no act where two did', [north, valley], undefined],
    ['the taking back', [{ ...north, undone: '2025-01-06T09:10' }], 'undo-change-0'],
  ])('%s', (_, done, about) => {
    expect(wordOwed(viewAfter(...done), out(), zoned('2025-01-06T09:11'))?.about).toBe(about);
  });

  it('the second act alone where the first has been told', () => {
    const first = viewAfter(north);
    const word = wordOwed(first, out(), zoned('2025-01-06T09:01'));
    if (!word) throw new Error('no word');
    const told = [...out(), sent(first, word)];
    expect(wordOwed(viewAfter(north, valley), told, zoned('2025-01-06T09:06'))?.about).toBe('act-change-1');
  });
});

it('a word that Discord has refused for good is not tried each minute; what is done afterwards makes it another', () => {
  const out = posted(viewAfter(), 'outlook', '2025-01-05');
  const view = viewAfter({ at: '2025-01-06T10:00', does: cancel('2025-01-08') });
  const word = wordOwed(view, [out], zoned('2025-01-06T10:01'));
  if (!word) throw new Error('no word');
  const failed: DeliveryOf<'failed'> = {
    ...recordOf(word, new Uint8Array(32)),
    state: 'failed',
    failedAt: isoOf(zoned('2025-01-06T10:01')),
    code: 50_035,
    problem: 'Invalid Form Body',
  };
  expect(wordOwed(view, [out, failed], zoned('2025-01-06T10:02'))).toBeUndefined();
  const more = viewAfter(
    { at: '2025-01-06T10:00', does: cancel('2025-01-08') },
    { at: '2025-01-06T11:00', does: cancel('2025-01-08', '2025-01-08', ['north']) },
  );
  expect(wordOwed(more, [out, failed], zoned('2025-01-06T11:01'))).toMatchObject({ serial: 'word-2' });
});

describe('missed is only what was owed at its time', () => {
  it('not the notice of an evening whose post of the next day was not due by then', () => {
    const view = viewAfter({ at: '2025-01-06T19:20', does: cancel('2025-01-07') });
    const evening = { ...strike.announcements, evening: '20:00' as WallTime };
    const told = { ...view, strike: { ...view.strike, announcements: evening } };
    const { missed } = planPosts(told, new Map(), zoned('2025-01-06T19:21'), zoned('2025-01-06T08:30'));
    expect(missed.map(({ kind }) => kind)).not.toContain('eve');
  });

  it.each([
    ['called off before the evening notice was due', '2025-01-06T12:00', ['2025-01-06 eve']],
    ['called off after its time', '2025-01-06T20:00', []],
  ])('%s', (_, at, missed) => {
    const view = viewAfter({ at, does: cancel('2025-01-07') });
    const found = planPosts(view, new Map(), zoned('2025-01-07T05:45'), zoned('2025-01-06T08:30')).missed;
    expect(found.map(({ date, kind }) => `${date} ${kind}`)).toEqual(missed);
  });
});
