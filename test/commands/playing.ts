import { expect, onTestFinished } from 'vitest';
import type { TypedOption } from '../../src/rehearsal/protocol.ts';
import type { Strike } from '../../src/strike/strike.ts';
import { type Stage, stage } from '../e2e/stage.ts';
import { carelessMentions } from '../support/mentions.ts';
import { exampleStrike } from '../support/strikes.ts';

const EPHEMERAL = 1 << 6;
/** What shows nothing in a channel: that a press has arrived, the answer to somebody who still types, and a form. */
const UNSEEN = [6, 8, 9];
const FOLLOW_UP = /^\/webhooks\/[^/]+\/[^/]+$/;

interface Message {
  flags?: number;
}

interface Answer {
  type: number;
  data?: Message;
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
      .map(({ body }) => body as Answer)
      .filter(({ type }) => !UNSEEN.includes(type));
    const followUps = requests
      .filter(({ method, path }) => method === 'POST' && FOLLOW_UP.test(path))
      .map(({ body }) => body as Message);
    const shown = [...answers.map(({ data }) => data), ...followUps];
    expect(shown.filter(message => !(Number(message?.flags) & EPHEMERAL))).toEqual([]);
  });
  return scene;
}

/** Options as typed: `typed({ date: 'Jan 9' })`. */
export function typed(options: Record<string, string>): TypedOption[] {
  return Object.entries(options).map(([name, value]) => ({ name, type: 3, value }));
}
