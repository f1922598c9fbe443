import { describe, expect, it } from 'vitest';
import { isoDate } from '../../src/strike/dates.ts';
import type { StrikeView } from '../../src/strike/view.ts';
import { exampleView } from '../wording/say/example.ts';
import { bench } from './bench.ts';

/** A bot that has announced Monday, December 23. */
async function announced() {
  const b = bench('2024-12-23T06:30:00-08:00');
  await b.tick();
  b.clock.set('2024-12-23T09:12:00-08:00');
  return b;
}

/** The example with one more change for December 23. */
function changed(change: Record<string, unknown>): StrikeView {
  const day = isoDate('2024-12-23');
  const common = { id: 'c', at: '2024-12-23T17:11:00.000Z', role: 'organizer', from: day, to: day };
  return { ...exampleView(), changes: [{ ...common, ...change } as never] };
}

const storm = () => changed({ type: 'quiet', reason: 'storm' });

const shorter = () =>
  changed({ type: 'hours', sites: ['lamc'], start: '08:00', end: '11:00', reason: 'heat' });

describe('a day that changes after it was announced', () => {
  it('is left alone while nothing changes', async () => {
    const b = await announced();
    const before = b.announcements();
    await b.tick();
    await b.tick();
    expect(b.announcements()).toEqual(before);
  });

  it('that becomes quiet: the announcement is edited, and one notice is sent', async () => {
    const b = await announced();
    b.state.view = storm();
    await b.tick();
    await b.tick();
    const texts = b.announcements();
    expect(texts.map(text => text.replace(/ref \S+/, 'ref CODE'))).toMatchInlineSnapshot(`
      [
        "**Picket lines called off at 9:11 a.m. today, Monday, December 23: storm.**
      Announced without a day: Rally with community and elected leaders, lunchtime (see https://home.nuhw.org).
      No lines tomorrow and Wednesday (Christmas Eve, Christmas Day). The lines are back Thursday, December 26, 8 a.m. to 2 p.m. (Pacific Time).
      -# Changed at 9:12 a.m.
      -# Strike day 64 · ref CODE · is it really us? /verify",
        "**Changed.** **Picket lines called off at 9:11 a.m. today, Monday, December 23: storm.**
      Announced without a day: Rally with community and elected leaders, lunchtime (see https://home.nuhw.org).
      No lines tomorrow and Wednesday (Christmas Eve, Christmas Day). The lines are back Thursday, December 26, 8 a.m. to 2 p.m. (Pacific Time).
      -# Strike day 64 · ref CODE · is it really us? /verify",
      ]
    `);
  });

  it('whose hours change: both say the new ones', async () => {
    const b = await announced();
    b.state.view = shorter();
    await b.tick();
    const [post, notice] = b.announcements();
    expect(post).toContain('- 8 a.m. to 11 a.m. (Pacific Time): Los Angeles Medical Center');
    expect(post).toContain('-# Changed at 9:12 a.m.');
    expect(notice).toMatch(
      /^\*\*Changed\.\*\* \*\*Picket today, Monday, December 23: from 8 a\.m\. \(Pacific Time\)\.\*\*/,
    );
  });

  it('and notices of a day ahead that no longer hold go on saying so', async () => {
    const b = bench('2024-12-23T17:00:00-08:00');
    await b.tick();
    const on = (type: 'cancel' | 'hours', at: string) => {
      const thursday = { from: isoDate('2024-12-26'), to: isoDate('2024-12-26'), sites: ['lamc'] };
      const act = { id: at, at: `2024-12-24T${at}:00.000Z`, role: 'organizer', ...thursday };
      return type === 'cancel'
        ? { ...act, type, reason: 'storm' }
        : { ...act, type, start: '09:00', end: '11:00' };
    };
    const acts = [on('cancel', '02:00'), on('hours', '03:00')] as never[];
    for (const [count, time] of [
      [1, '18:01'],
      [2, '19:01'],
      [2, '19:02'],
    ] as const) {
      b.state.view = { ...exampleView(), changes: acts.slice(0, count) };
      b.clock.set(`2024-12-23T${time}:00-08:00`);
      await b.tick();
    }
    expect(b.announcements()).toHaveLength(3);
    expect(b.announcements()[1]).toMatch(/^\*\*No longer the last word/);
  });

  it('changes back: it is told again', async () => {
    const b = await announced();
    const [original] = b.announcements();
    b.state.view = storm();
    await b.tick();
    b.state.view = exampleView();
    b.clock.advance(60_000);
    await b.tick();
    await b.tick();
    expect(b.announcements()).toHaveLength(3);
    expect(b.announcements()[0]?.split('\n')[0]).toBe(original?.split('\n')[0]);
    expect(b.announcements()[2]).toMatch(/^\*\*Changed\.\*\* \*\*Picket today/);
  });

  it('twice between two beats is told once, as it stands', async () => {
    const b = await announced();
    b.state.view = shorter();
    b.state.view = storm();
    await b.tick();
    expect(b.announcements()).toHaveLength(2);
  });

  it('before the announcement needs no notice: it is in it', async () => {
    const b = bench('2024-12-23T06:30:00-08:00', shorter());
    await b.tick();
    await b.tick();
    expect(b.announcements()).toHaveLength(1);
  });

  it('yesterday is of no concern', async () => {
    const b = await announced();
    b.clock.set('2024-12-24T00:00:00-08:00');
    b.state.view = storm();
    const before = b.announcements();
    await b.tick();
    expect(b.announcements()).toEqual(before);
  });

  it('of which only another day that it named is touched: edited and marked, and that day is told', async () => {
    const b = await announced();
    const { strike } = exampleView();
    b.state.view = {
      strike: { ...strike, quietDays: strike.quietDays.filter(({ from }) => from !== '2024-12-25') },
      changes: [],
    };
    await b.tick();
    await b.tick();
    expect(b.announcements()).toHaveLength(2);
    expect(b.announcements()[1]).toContain('**Changed.** **Picket on Wednesday, December 25:');
    expect(b.announcements()[0]).toContain(
      'No lines tomorrow (Christmas Eve). The lines are back at 8 a.m. on Wednesday, December 25.',
    );
    expect(b.announcements()[0]).toContain('-# Changed at 9:12 a.m.');
  });
});

describe('when it goes wrong', () => {
  it('an edit without an answer is made again; the notice does not wait for it', async () => {
    const b = await announced();
    b.state.view = storm();
    b.channels.edits.push({ type: 'unknown', problem: 'socket hang up' });
    await b.tick();
    expect(b.announcements()).toHaveLength(2);
    await b.tick();
    expect(b.announcements()).toHaveLength(2);
    expect(b.announcements()[0]).toMatch(/^\*\*Picket lines called off at 9:11 a.m. today/);
  });

  it('a notice without an answer is looked for, not sent again', async () => {
    const b = await announced();
    b.state.view = storm();
    b.channels.mishaps.push({ stored: true, answer: { type: 'unknown', problem: 'socket hang up' } });
    await b.tick();
    b.clock.advance(60_000);
    await b.tick();
    await b.tick();
    expect(b.announcements()).toHaveLength(2);
  });

  it('a post that a moderator has deleted is not written again; the change is told all the same', async () => {
    const b = await announced();
    b.state.view = storm();
    b.channels.edits.push({ type: 'refused', code: 10008, problem: 'Unknown Message' });
    await b.tick();
    await b.tick();
    expect(b.announcements()).toHaveLength(2);
  });

  it('a stop by an organizer holds edits and notices back', async () => {
    const b = await announced();
    b.state.view = storm();
    b.state.halt = { mode: 'paused', reason: 'a vote', at: '2024-12-23T17:00:00.000Z' };
    await b.tick();
    expect(b.announcements()).toHaveLength(1);
    expect(b.announcements()[0]).toMatch(/^\*\*Picket today/);
  });
});

it('the evening notice follows a day that is quiet no more', async () => {
  const b = bench('2024-12-23T17:00:00-08:00');
  await b.tick();
  const { strike } = exampleView();
  b.clock.set('2024-12-23T20:00:00-08:00');
  b.state.view = { strike: { ...strike, quietDays: strike.quietDays.slice(1) }, changes: [] };
  await b.tick();
  await b.tick();
  expect(b.announcements().map(text => text.split('\n')[0])).toEqual([
    '**Picket tomorrow, Tuesday, December 24: 8 a.m. to 2 p.m. (Pacific Time).**',
    '**Changed.** **Picket tomorrow, Tuesday, December 24: 8 a.m. to 2 p.m. (Pacific Time).**',
  ]);
});
