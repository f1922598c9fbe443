import { describe, expect, it } from 'vitest';
import { groupsOf, isOpenOn, openingOf, sitesNamed, sitesOf } from '../../src/strike/sites.ts';
import type { Strike } from '../../src/strike/strike.ts';
import { changesOf, day, siteOf, strikeOf } from '../support/strikes.ts';

const strike = strikeOf({
  sites: [
    siteOf('lamc', { name: 'Los Angeles Medical Center', group: 'metro' }),
    siteOf('downey', { name: 'Downey', group: 'metro' }),
    siteOf('kona', { name: 'Kona', closes: '2025-01-31' }),
    siteOf('valley', { name: 'Woodland Hills', group: 'Valley' }),
  ],
});

describe('sitesNamed', () => {
  it.each`
    name                            | ids
    ${'lamc'}                       | ${['lamc']}
    ${' LAMC '}                     | ${['lamc']}
    ${'los angeles medical center'} | ${['lamc']}
    ${'Metro'}                      | ${['lamc', 'downey']}
    ${'VALLEY'}                     | ${['valley']}
    ${'Woodland'}                   | ${[]}
    ${''}                           | ${[]}
  `('$name means $ids', ({ name, ids }) => {
    expect(sitesNamed(strike.sites, name).map(site => site.id)).toEqual(ids);
  });

  it('takes a site before a group of the same name', () => {
    const sites = [siteOf('east', { group: 'south' }), siteOf('south')];
    expect(sitesNamed(sites, 'south').map(site => site.id)).toEqual(['south']);
  });
});

it('names each group once, in the order of the sites', () => {
  expect(groupsOf(strike.sites)).toEqual(['metro', 'Valley']);
  expect(groupsOf([siteOf('north')])).toEqual([]);
});

describe('isOpenOn', () => {
  it.each`
    opens           | closes          | date            | open
    ${undefined}    | ${undefined}    | ${'2024-12-23'} | ${true}
    ${'2024-12-23'} | ${undefined}    | ${'2024-12-23'} | ${true}
    ${'2024-12-24'} | ${undefined}    | ${'2024-12-23'} | ${false}
    ${undefined}    | ${'2024-12-23'} | ${'2024-12-23'} | ${true}
    ${undefined}    | ${'2024-12-22'} | ${'2024-12-23'} | ${false}
  `('opens $opens, closes $closes: on $date $open', ({ opens, closes, date, open }) => {
    const site = siteOf('north', { ...(opens && { opens }), ...(closes && { closes }) });
    expect(isOpenOn(site, day(date))).toBe(open);
  });
});

describe('openingOf', () => {
  const close = { type: 'close', site: 'downey', from: '2025-01-06', reason: 'permit withdrawn' } as const;
  const open = { type: 'open', site: siteOf('downey'), from: '2025-02-03' } as const;
  const noneFrom = { noneFrom: '2025-01-06', reason: 'permit withdrawn' };

  it.each`
    changes                                                                                              | date            | found                                                     | because
    ${[]}                                                                                                | ${'2025-01-01'} | ${undefined}                                              | ${'it simply stands'}
    ${[close]}                                                                                           | ${'2025-01-01'} | ${noneFrom}                                               | ${'it will close'}
    ${[close]}                                                                                           | ${'2025-03-01'} | ${noneFrom}                                               | ${'it has closed'}
    ${[{ ...close, reason: undefined }]}                                                                 | ${'2025-03-01'} | ${{ noneFrom: '2025-01-06' }}                             | ${'nobody said why'}
    ${[close, open]}                                                                                     | ${'2025-01-01'} | ${noneFrom}                                               | ${'it closes before it opens again'}
    ${[close, open]}                                                                                     | ${'2025-01-06'} | ${{ opens: '2025-02-03' }}                                | ${'it opens again'}
    ${[close, open]}                                                                                     | ${'2025-02-03'} | ${undefined}                                              | ${'it is open again'}
    ${[close, { ...open, from: close.from }]}                                                            | ${'2025-01-01'} | ${undefined}                                              | ${'it opens on the day on which it closes'}
    ${[{ ...close, site: 'lamc', reason: 'storm' }, close, { ...close, site: 'valley', reason: 'mud' }]} | ${'2025-03-01'} | ${noneFrom}                                               | ${'the reason is that of this line'}
    ${[{ ...close, from: '2025-01-20', reason: 'storm' }, close]}                                        | ${'2025-03-01'} | ${noneFrom}                                               | ${'the reason is that of the closing that counts'}
    ${[close, open, { ...close, from: '2025-01-20' }]}                                                   | ${'2025-01-10'} | ${{ noneFrom: '2025-01-20', reason: 'permit withdrawn' }} | ${'what was closed before it opened again never does'}
  `('on $date $found: $because', ({ changes, date, found }) => {
    const standing = changesOf(...changes);
    const downey = sitesOf(strike, standing).find(({ id }) => id === 'downey');
    expect(downey && openingOf(downey, standing, date)).toEqual(found);
  });

  it('knows no reason for what the file closes, and of a line that was shut nothing from before', () => {
    const kona = strike.sites.find(({ id }) => id === 'kona');
    expect(kona && openingOf(kona, changesOf(close), day('2025-02-01'))).toStrictEqual({
      noneFrom: '2025-02-01',
    });
    const hilo = siteOf('hilo', { opens: '2024-11-04', closes: '2024-12-31' });
    expect(openingOf(hilo, [], day('2025-01-01'))).toStrictEqual({ noneFrom: '2025-01-01' });
    expect(openingOf(hilo, [], day('2024-11-03'))).toStrictEqual({ opens: '2024-11-04' });
  });

  it.each([
    ['before a time that was to come', '2025-02-01', [{ opens: '2025-02-01' }, { noneFrom: '2025-03-01' }]],
    ['within one', '2025-02-12', [{ opens: '2025-02-10' }, { noneFrom: '2025-03-01' }]],
  ])('a line that is opened %s is open from then until it closes', (_name, from, found) => {
    const changes = changesOf(
      { ...open, site: siteOf('hilo'), from: '2025-02-20' },
      { ...open, site: siteOf('hilo'), from },
      { type: 'close', site: 'hilo', from: '2025-03-01' },
    );
    const sites = [siteOf('hilo', { opens: '2025-02-10', closes: '2025-02-19' })];
    const [hilo] = sitesOf({ sites } as Pick<Strike, 'sites'>, changes);
    expect(['2025-01-01', '2025-02-22'].map(at => hilo && openingOf(hilo, changes, day(at)))).toEqual(found);
  });

  it('a line that is closed from a day before it was opened again stands on none from that day on', () => {
    const changes = changesOf(
      { ...open, site: siteOf('hilo'), from: '2025-02-21' },
      { type: 'close', site: 'hilo', from: '2025-02-20' },
    );
    const sites = [siteOf('hilo', { closes: '2025-02-20' })];
    const [hilo] = sitesOf({ sites } as Pick<Strike, 'sites'>, changes);
    expect(['2025-02-19', '2025-02-20', '2025-02-21'].map(at => hilo && isOpenOn(hilo, day(at)))).toEqual([
      true,
      false,
      false,
    ]);
    expect(hilo && openingOf(hilo, changes, day('2025-02-20'))).toEqual({ noneFrom: '2025-02-20' });
  });

  it('takes the reason of the closing that stands, not of an earlier one that was opened again', () => {
    const changes = changesOf(
      { ...close, from: '2025-02-10', reason: 'permit withdrawn' },
      { ...close, from: '2025-01-06', reason: 'storm' },
      open,
    );
    const downey = sitesOf(strike, changes).find(({ id }) => id === 'downey');
    const spans = downey && openingOf({ ...downey, closes: day('2025-02-09') }, changes, day('2025-03-01'));
    expect(spans).toStrictEqual({ noneFrom: '2025-02-10', reason: 'permit withdrawn' });
  });
});

describe('sitesOf', () => {
  it('is the file’s list without changes', () => {
    expect(sitesOf(strike, [])).toEqual(strike.sites);
  });

  it('adds an opened site at the end, from its day', () => {
    const changes = changesOf({ type: 'open', site: siteOf('hilo'), from: '2024-12-27' });
    expect(sitesOf(strike, changes)).toEqual([...strike.sites, siteOf('hilo', { opens: '2024-12-27' })]);
  });

  it('gives a closed site its last day, the day before', () => {
    const changes = changesOf({ type: 'close', site: 'downey', from: '2025-01-01' });
    expect(sitesOf(strike, changes)[1]).toEqual({ ...strike.sites[1], closes: '2024-12-31' });
  });

  it('opens a closed site again: its place in the list and the days before are kept', () => {
    const changes = changesOf({ type: 'open', site: siteOf('kona', { gate: 'new' }), from: '2025-02-10' });
    const reopened = { gate: 'new', opens: '2025-02-10', earlier: [{ closes: '2025-01-31' }] };
    expect(sitesOf(strike, changes)[2]).toEqual(siteOf('kona', reopened));
  });

  it('opens a site on another day than the file says', () => {
    const later = strikeOf({ sites: [siteOf('kona', { opens: '2025-01-31' })] });
    for (const from of ['2025-01-06', '2025-02-10']) {
      const changes = changesOf({ type: 'open', site: siteOf('kona'), from });
      expect(sitesOf(later, changes)).toEqual([siteOf('kona', { opens: from })]);
    }
  });

  it('keeps the days of a site that is open until it is opened: only its closing is no more', () => {
    const changes = changesOf({
      type: 'open',
      site: siteOf('kona', { closes: '2025-01-31' }),
      from: '2025-01-31',
    });
    expect(sitesOf(strike, changes)[2]).toEqual(siteOf('kona'));
  });

  it('closes and opens again and again', () => {
    const changes = changesOf(
      { type: 'open', site: siteOf('kona'), from: '2025-02-10' },
      { type: 'close', site: 'kona', from: '2025-03-01' },
      { type: 'open', site: siteOf('kona'), from: '2025-03-05' },
      { type: 'open', site: siteOf('kona'), from: '2025-03-06' },
    );
    const [, , kona] = sitesOf(strike, changes);
    const dates = [
      '2025-01-31',
      '2025-02-01',
      '2025-02-09',
      '2025-02-10',
      '2025-02-28',
      '2025-03-01',
      '2025-03-05',
      '2025-03-06',
    ];
    expect(dates.filter(date => kona && isOpenOn(kona, day(date)))).toEqual([
      '2025-01-31',
      '2025-02-10',
      '2025-02-28',
      '2025-03-06',
    ]);
  });

  it('closes what a change opened', () => {
    const changes = changesOf(
      { type: 'open', site: siteOf('hilo'), from: '2024-12-27' },
      { type: 'close', site: 'hilo', from: '2025-01-06' },
    );
    expect(sitesOf(strike, changes).at(-1)).toEqual(
      siteOf('hilo', { opens: '2024-12-27', closes: '2025-01-05' }),
    );
  });

  it('takes no notice of a close of a site that nobody knows, nor of what was undone', () => {
    const undone = { at: '2024-12-01T00:00:00.000Z', role: 'organizer' as const };
    const changes = changesOf(
      { type: 'close', site: 'atlantis', from: '2025-01-01' },
      { type: 'close', site: 'downey', from: '2025-01-01', undone },
      { type: 'open', site: siteOf('hilo'), from: '2024-12-27', undone },
    );
    expect(sitesOf(strike, changes)).toEqual(strike.sites);
  });
});
