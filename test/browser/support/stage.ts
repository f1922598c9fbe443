import type { Client } from 'discord.js';
import { type Rehearsal, startRehearsal } from '../../../src/rehearsal/rehearsal.ts';
import type { World } from '../../../src/rehearsal/world.ts';
import { startBot } from './bot.ts';
import { world as smallUnion } from './world.ts';

export interface Stage {
  rehearsal: Rehearsal;
  bot: Client<true>;
  /** The page as this person, in a Discord locale. */
  address(person: string, locale?: string): string;
  /** Lets the three seconds pass in which a first answer is due. */
  expireAnswers(): void;
  close(): Promise<void>;
}

const start = Date.parse('2024-12-23T14:29:00Z');
const hour = 3_600_000;

/** A rehearsal on the morning of December 23, 2024, 6:29 a.m. in Los Angeles, with its page and a small bot. */
export async function openStage(pageDir: string, world: World = smallUnion): Promise<Stage> {
  let now = start;
  const due = new Set<() => void>();
  const rehearsal = await startRehearsal({
    world,
    clock: { now: () => now },
    control: {
      zone: 'America/Los_Angeles',
      jumpTo: async instant => {
        now = instant;
      },
      nextPost: () => ({ at: now + 2 * hour, label: 'Morning post' }),
    },
    pageDir,
    startTimer: (_millis, callback) => {
      due.add(callback);
      return () => due.delete(callback);
    },
  });
  const bot = await startBot(rehearsal);
  return {
    rehearsal,
    bot,
    address: (person, locale = 'en-US') => `${rehearsal.pageUrl}?person=${person}&locale=${locale}`,
    expireAnswers: () => {
      for (const callback of due) callback();
    },
    close: async () => {
      await bot.destroy();
      await rehearsal.close();
    },
  };
}
