import { DatabaseSync } from 'node:sqlite';
import type { Delivery } from '../../src/announcements/delivery.ts';
import { addDays } from '../../src/strike/dates.ts';
import type { IsoDate } from '../../src/strike/strike.ts';

/** So long ago that none of them is read as true any more. */
const LAST_DAYS_AGO = 12;

/** Puts `posts` sent mornings of each server into a store that is there and that nobody has open, one for each day. */
export function putHistory(path: string, guilds: readonly string[], posts: number, today: IsoDate): void {
  const database = new DatabaseSync(path);
  const put = database.prepare("INSERT INTO records (namespace, key, value) VALUES ('deliveries', ?, ?)");
  database.exec('BEGIN');
  for (const guild of guilds)
    for (let day = 0; day < posts; day += 1) {
      const value = sentOn(guild, addDays(today, -LAST_DAYS_AGO - day));
      put.run(value.key, JSON.stringify({ value }));
    }
  database.exec('COMMIT');
  database.close();
}

function sentOn(guild: string, date: IsoDate): Delivery {
  const channel = announcementsOf(guild);
  return {
    key: `${guild}/${channel}/${date}/morning`,
    guild,
    channel,
    date,
    kind: 'morning',
    dueAt: `${date}T06:30:00.000Z`,
    deadline: `${date}T08:30:00.000Z`,
    reference: 'K7Q4-9MX2',
    state: 'sent',
    messageId: '1320000000000000001',
    sentAt: `${date}T06:30:01.000Z`,
    late: false,
    contentHash: 'x'.repeat(43),
    dayHash: 'x'.repeat(43),
    notices: 0,
  };
}

/** The channel of a server of the bench. */
export function announcementsOf(guild: string): string {
  return String(BigInt(guild) + 1n);
}
