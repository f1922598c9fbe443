import { expect, onTestFinished } from 'vitest';
import type { TypedOption } from '../../src/rehearsal/protocol.ts';
import type { Strike } from '../../src/strike/strike.ts';
import { type Stage, stage } from '../e2e/stage.ts';
import { carelessMentions } from '../support/mentions.ts';
import { exampleStrike } from '../support/strikes.ts';

const EPHEMERAL = 1 << 6;
/** What no channel sees: the answer to somebody who still types, and a form. */
const UNSEEN = [8, 9];

interface Answer {
  type: number;
  data: { flags?: number };
}

/** The example, its first two sites in a group `Metro`. */
function strikeWithGroup(): Strike {
  const strike = exampleStrike();
  const sites = strike.sites.map((site, index) => (index < 2 ? { ...site, group: 'Metro' } : site));
  return { ...strike, sites };
}

/** The whole bot, for one test. Afterwards every answer must have been the asker's alone and have pinged nobody. */
export async function playing(start = '2024-12-23T06:40:00-08:00'): Promise<Stage> {
  const scene = await stage(start, { strike: strikeWithGroup() });
  onTestFinished(async () => {
    await scene.stop();
    const requests = scene.discord.inspect.requests();
    expect(scene.violations).toEqual([]);
    expect(carelessMentions(requests)).toEqual([]);
    const answers = requests
      .filter(({ path }) => path.endsWith('/callback'))
      .map(({ body }) => body as Answer);
    const forAll = answers.filter(
      ({ type, data }) => !UNSEEN.includes(type) && !(Number(data.flags) & EPHEMERAL),
    );
    expect(forAll).toEqual([]);
  });
  return scene;
}

/** Options as typed: `typed({ date: 'Jan 9' })`. */
export function typed(options: Record<string, string>): TypedOption[] {
  return Object.entries(options).map(([name, value]) => ({ name, type: 3, value }));
}
