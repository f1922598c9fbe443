import type { Page } from 'playwright-core';
import { afterEach, expect, it } from 'vitest';
import { plainTimes } from '../support/plain-times.ts';
import { openPage } from './support/browser.ts';
import { type RunningRehearsal, startProgram } from './support/rehearsal.ts';

let program: RunningRehearsal | undefined;

afterEach(async () => {
  await program?.stop();
  program = undefined;
});

async function say(page: Page, text: string): Promise<void> {
  const box = page.getByRole('combobox', { name: /^Message/ });
  await box.fill(text);
  await box.press('Enter');
}

async function goTo(page: Page, local: string): Promise<void> {
  await page.locator('input[type="datetime-local"]').fill(local);
  await page.getByRole('button', { name: 'Go' }).click();
}

const ANNOUNCEMENT = 'Picket today, Monday, December 23: 8 a.m. to 2 p.m. (Pacific Time).';

/** In milliseconds: one minute until it is due, and one more, because a beat that a busy machine delays is skipped. */
const FIRST_ANNOUNCEMENT_WITHIN = 150_000;

it('the first announcement appears by itself, and a member is answered alone', {
  timeout: FIRST_ANNOUNCEMENT_WITHIN + 120_000,
}, async () => {
  program = await startProgram();
  const { page, problems } = await openPage(program.url, { width: 1280 });
  const messages = page.getByTestId('message');
  await messages.filter({ hasText: ANNOUNCEMENT }).waitFor({ timeout: FIRST_ANNOUNCEMENT_WITHIN });
  expect(await messages.count()).toBe(1);

  await say(page, '/picket today');
  await messages.filter({ hasText: 'Only you can see this' }).filter({ hasText: ANNOUNCEMENT }).waitFor();

  await page.getByLabel('You are').selectOption({ label: 'Nico, newcomer' });
  await page.getByText('Only you can see this').waitFor({ state: 'detached' });
  await messages.filter({ hasText: ANNOUNCEMENT }).waitFor();
  expect(problems).toEqual([]);
});

it('on Christmas Eve the channel stays silent, and whoever asks is told why', async () => {
  program = await startProgram();
  const { page, problems } = await openPage(program.url, { width: 390 });
  await page.getByRole('button', { name: /^Next post/ }).click();
  const messages = page.getByTestId('message');
  await messages.filter({ hasText: ANNOUNCEMENT }).waitFor();

  await page.getByRole('button', { name: 'Set…' }).click();
  await goTo(page, '2024-12-24T12:00');
  await page.getByTestId('clock').filter({ hasText: 'December 24' }).waitFor();
  // The evening before said it; the day itself says nothing.
  await messages
    .filter({ hasText: 'No picket lines tomorrow, Tuesday, December 24: Christmas Eve.' })
    .waitFor();
  expect(await messages.count()).toBe(2);

  await say(page, '/picket today');
  const answer = messages.filter({ hasText: 'No picket lines today, Tuesday, December 24: Christmas Eve.' });
  await answer.waitFor();
  expect(plainTimes((await answer.textContent()) ?? '')).toContain(
    'The lines are back Thursday, December 26, 8 a.m. to 2 p.m.',
  );
  expect(problems).toEqual([]);
});
