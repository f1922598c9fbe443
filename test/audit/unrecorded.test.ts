import { describe, expect, it } from 'vitest';
import { enterUnrecorded } from '../../src/audit/unrecorded.ts';
import { act, GUILD, logOf, OTHER, postSent, sentDelivery } from './chains.ts';

describe('what the ledger knows and the log does not', () => {
  it('is entered with its own time, oldest first, each server for itself', async () => {
    const { log } = await logOf(GUILD, OTHER);
    await enterUnrecorded(
      log,
      [sentDelivery('2024-12-27'), sentDelivery('2024-12-26'), sentDelivery('2024-12-26', OTHER)],
      [GUILD, OTHER],
    );
    const said = (await log.entries(GUILD)).map(({ at, what }) => `${at} ${what}`);
    expect(said).toEqual(['2024-12-26T14:30:00.000Z post-sent', '2024-12-27T14:30:00.000Z post-sent']);
    expect(await log.entries(OTHER)).toHaveLength(1);
  });

  it('is entered once', async () => {
    const { log } = await logOf(GUILD);
    await log.append(GUILD, postSent('2024-12-23'));
    for (let start = 0; start < 2; start += 1) {
      await enterUnrecorded(log, [sentDelivery('2024-12-23'), sentDelivery('2024-12-26')], [GUILD]);
    }
    expect((await log.entries(GUILD)).map(({ subject }) => subject?.split('/')[2])).toEqual([
      '2024-12-23',
      // That it had none, and what became of it.
      '2024-12-26',
      '2024-12-26',
    ]);
  });

  it('is not entered where it was purged', async () => {
    const { log, clock } = await logOf(GUILD);
    await log.append(GUILD, postSent('2024-12-23'));
    clock.set('2025-02-01T00:00:00Z');
    await log.purge(GUILD, 1);
    await log.append(GUILD, act);
    await enterUnrecorded(log, [sentDelivery('2024-12-23'), sentDelivery('2025-02-03')], [GUILD]);
    expect((await log.entries(GUILD)).map(({ what }) => what)).toEqual([
      'log-purged',
      'act-confirmed',
      'post-unentered',
      'post-sent',
    ]);
  });
});
