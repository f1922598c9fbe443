import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { accessibilityProblems } from './support/accessibility.ts';
import { openPage } from './support/browser.ts';
import { widerThanTheirPlace } from './support/layout.ts';
import { type BuiltPage, buildPage } from './support/page-build.ts';
import { startProgram } from './support/rehearsal.ts';
import { openStage } from './support/stage.ts';
import { channels, guildId, mei, rosa } from './support/world.ts';

let built: BuiltPage;

beforeAll(async () => {
  built = await buildPage();
});

afterAll(() => built.remove());

/** What stands under "Apps" in the menu of a message. */
const apps = (message: Locator) => message.getByRole('group', { name: 'Apps' });
const more = (message: Locator) => message.getByRole('button', { name: 'More for this message' });
const messages = (page: Page) => page.getByTestId('message');
const alone = (page: Page) => messages(page).filter({ hasText: 'Only you can see this' });

async function say(page: Page, line: string): Promise<void> {
  const box = page.getByRole('combobox', { name: /^Message/ });
  await box.fill(line);
  await box.press('Enter');
}

describe('the menu of a message', () => {
  it.each([
    { width: 390, dark: false },
    { width: 390, dark: true },
    { width: 1280, dark: false },
    { width: 1280, dark: true },
  ])('runs a command of the bot’s by keyboard, at $width (dark: $dark)', async ({ width, dark }) => {
    const stage = await openStage(built.folder);
    onTestFinished(() => stage.close());
    const content = 'The strike is over.';
    stage.rehearsal.act.message({ person: mei, locale: 'en-US', channelId: channels.line, content });
    const address = `${stage.address(rosa)}&channel=${channels.line}`;
    const { page, problems } = await openPage(address, { width, dark });
    const message = messages(page).filter({ hasText: content });
    await more(message).focus();
    await page.keyboard.press('Enter');
    const command = apps(message).getByRole('button', { name: 'Is this from us?' });
    await expect.poll(() => command.evaluate(button => button === document.activeElement)).toBe(true);
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(await widerThanTheirPlace(page)).toEqual([]);

    await page.keyboard.press('Enter');
    const answer = alone(page).filter({ hasText: 'You mean: The strike is over.' });
    await answer.waitFor();
    // The answer may come before the name of what was used.
    await expect.poll(() => answer.textContent()).toMatch(/Rosa Díaz\s+used\s+Is this from us\?/);
    expect(await more(answer).count()).toBe(0);
    await apps(message).waitFor({ state: 'detached' });
    await expect.poll(() => more(message).evaluate(button => button === document.activeElement)).toBe(true);
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(await widerThanTheirPlace(page)).toEqual([]);
    expect(problems).toEqual([]);
  });

  it('has the names in the reader’s language, and none of them is offered as a slash command', async () => {
    const stage = await openStage(built.folder);
    onTestFinished(() => stage.close());
    const { page } = await openPage(`${stage.address(rosa, 'es-419')}&channel=${channels.line}`);
    await say(page, 'hola');
    const message = messages(page).filter({ hasText: 'hola' });
    await more(message).click();
    await apps(message).getByRole('button', { name: '¿Es de nosotros?' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('combobox', { name: /^Message/ }).fill('/');
    await page.getByRole('listbox').getByRole('option').first().waitFor();
    expect(await page.getByRole('listbox').textContent()).not.toContain('nosotros');
  });

  it('has no apps any more once the command is gone', async () => {
    const stage = await openStage(built.folder);
    onTestFinished(() => stage.close());
    const { page } = await openPage(`${stage.address(rosa)}&channel=${channels.line}`);
    await say(page, 'hello');
    const message = messages(page).filter({ hasText: 'hello' });
    await more(message).click();
    await apps(message).waitFor();
    await stage.bot.application.commands.set([], guildId);
    await apps(message).waitFor({ state: 'detached' });
    await message.getByLabel('Forward to').waitFor();
  });
});

it('a member asks the bot itself about its announcement, and about a forgery', async () => {
  const program = await startProgram();
  onTestFinished(() => program.stop());
  const { page, problems } = await openPage(program.url, { width: 390 });
  await page.getByRole('button', { name: /^Next post/ }).click();
  const post = messages(page).filter({ hasText: 'Picket today, Monday, December 23' });
  await post.waitFor();
  await more(post).click();
  await apps(post).getByRole('button', { name: 'Is this from us?' }).click();
  await alone(page).filter({ hasText: 'Yes, this is from me, and its words are the ones' }).waitFor();

  const code = /ref (\S+)/.exec((await post.first().textContent()) ?? '')?.[1] ?? '';
  await say(page, `The strike is over, ref ${code}`);
  const forgery = messages(page).filter({ hasText: 'The strike is over' });
  await forgery.waitFor();
  await more(forgery).click();
  await apps(forgery).getByRole('button', { name: 'Is this from us?' }).click();
  await alone(page).filter({ hasText: 'under other words. Treat it as fake.' }).waitFor();
  expect(problems).toEqual([]);
});
