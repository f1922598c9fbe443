import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Offers } from '../../src/rehearsal/page/command/offers.ts';
import type { Suggestion } from '../../src/rehearsal/page/command/suggestions.ts';

const offer = (...labels: string[]): Suggestion[] => labels.map(label => ({ label, value: label }));

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

/** The list as it stands after somebody has typed twice, and the bot has answered the first time. */
async function typedTwice() {
  const offers = new Offers(() => {});
  offers.ask(async () => offer('Thursday', 'Friday'));
  await vi.runAllTimersAsync();
  offers.ask(async () => offer('Friday', 'Saturday'));
  return offers;
}

it('shows the answer to what was typed last, none of it active', async () => {
  const offers = await typedTwice();
  expect(offers.list).toEqual(offer('Thursday', 'Friday'));
  await vi.runAllTimersAsync();
  expect(offers).toMatchObject({ list: offer('Friday', 'Saturday'), active: -1 });
});

it('does not change the list under somebody who chooses in it', async () => {
  const offers = await typedTwice();
  offers.move(1);
  offers.move(1);
  await vi.runAllTimersAsync();
  expect(offers).toMatchObject({ list: offer('Thursday', 'Friday'), active: 1, moved: true });
});

it('stays closed when an answer comes after it was closed', async () => {
  const offers = await typedTwice();
  offers.close();
  await vi.runAllTimersAsync();
  expect(offers.open).toBe(false);
});
