import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ChannelType, type TextChannel } from 'discord.js';
import type { Page, WebSocketRoute } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { accessibilityProblems } from './support/accessibility.ts';
import { openPage, type PageOptions } from './support/browser.ts';
import { widerThanTheirPlace } from './support/layout.ts';
import { type BuiltPage, buildPage } from './support/page-build.ts';
import { openStage, type Stage } from './support/stage.ts';
import { channels, guildId, mei, members, rosa, worldWithChannels } from './support/world.ts';

let built: BuiltPage;
let stage: Stage;

beforeAll(async () => {
  built = await buildPage();
});

afterAll(() => built.remove());

beforeEach(async () => {
  stage = await openStage(built.folder);
});

afterEach(() => stage.close());

const box = (page: Page) => page.getByRole('combobox', { name: /^Message/ });
const messages = (page: Page) => page.getByTestId('message');
const options = (page: Page) => page.getByRole('listbox').getByRole('option');
const option = (page: Page, name: RegExp | string) => page.getByRole('listbox').getByRole('option', { name });

/** One of each mark, for looking at contrast. */
const everything = [
  '# Heading',
  `**bold** *italic* __under__ ~~struck~~ \`code\` ||spoiler|| [link](https://home.nuhw.org) <@${rosa}> @everyone`,
  `<#${channels.line}> </picket on:1> <t:1735225200:R>`,
  '> quote',
  '- list',
  '```',
  'block',
  '```',
  '-# subtext',
].join('\n');

/** Opens the page as somebody, in #picket-line. */
async function openAs(person: string, options: PageOptions & { locale?: string } = {}) {
  const address = `${stage.address(person, options.locale)}&channel=${channels.line}`;
  const opened = await openPage(address, options);
  await box(opened.page).waitFor();
  return opened;
}

async function say(page: Page, line: string): Promise<void> {
  await box(page).fill(line);
  await box(page).press('Enter');
}

/** A picture as a camera makes it: larger than any place that it is shown in. */
async function poster() {
  const { page } = await openPage('about:blank', { width: 1600 });
  await page.setContent('<body style="background:#b3403a;color:#fff;font:9rem sans-serif"><p>On strike');
  return { name: 'poster.png', mimeType: 'image/png', buffer: await page.screenshot() };
}

/** A file of that size with nothing in it. By its path, the browser need not be sent what is in it. */
async function fileOf(name: string, size: number): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'rehearsal-file-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, name);
  await writeFile(path, '');
  await truncate(path, size);
  return path;
}

async function channelOf(id: string): Promise<TextChannel> {
  const channel = await stage.bot.channels.fetch(id);
  if (channel?.type !== ChannelType.GuildText && channel?.type !== ChannelType.GuildAnnouncement) {
    throw new Error(`${id} is no text channel`);
  }
  return channel as TextChannel;
}

describe('the command box', () => {
  it('sends a whole command in one go', async () => {
    const { page, problems } = await openAs(rosa);
    await say(page, '/picket today');
    await messages(page).filter({ hasText: 'No picket lines today.' }).waitFor();
    await say(page, '/picket on date:Jan 9 site:fon');
    await messages(page).filter({ hasText: 'Date Jan 9, site fon.' }).waitFor();
    await say(page, '/picket on December 30');
    await messages(page).filter({ hasText: 'Date December 30, site all.' }).waitFor();
    expect(await box(page).inputValue()).toBe('');
    expect(problems).toEqual([]);
  });

  it('is usable by keyboard alone: list, fields, autocomplete, choices', async () => {
    const { page, problems } = await openAs(rosa);
    await box(page).focus();
    await page.keyboard.type('/pick');
    await option(page, /^\/picket on/).waitFor();
    expect(await options(page).count()).toBe(2);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Tab');
    const date = page.getByRole('combobox', { name: 'date' });
    await expect.poll(() => date.evaluate(input => input === document.activeElement)).toBe(true);
    await page.keyboard.type('jan');
    await option(page, 'Friday, January 10').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await date.inputValue()).toBe('Friday, January 10');
    await page.keyboard.type(' site:');
    await option(page, 'Fontana').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await messages(page).filter({ hasText: 'Date 2025-01-10, site fon.' }).waitFor();
    expect(problems).toEqual([]);
  });

  it('takes free text where the bot completes, typed key by key', async () => {
    const { page } = await openAs(rosa);
    await box(page).focus();
    await page.keyboard.type('/picket on the day after');
    await page.keyboard.press('Enter');
    await messages(page).filter({ hasText: 'Date the day after, site all.' }).waitFor();
  });

  it('leaves by Escape, back to a line that can be sent', async () => {
    const { page } = await openAs(rosa);
    await box(page).focus();
    await page.keyboard.type('/picket on escape');
    await page.keyboard.press('Escape');
    if ((await box(page).count()) === 0) await page.keyboard.press('Escape');
    await expect.poll(() => box(page).inputValue()).toBe('/picket on date:escape');
    await page.keyboard.press('Enter');
    await messages(page).filter({ hasText: 'Date escape, site all.' }).waitFor();
  });

  it('says what is missing and goes there', async () => {
    const { page } = await openAs(rosa);
    await say(page, '/picket on');
    await page.getByRole('alert').filter({ hasText: 'date is needed.' }).waitFor();
    const date = page.getByRole('combobox', { name: 'date' });
    await expect.poll(() => date.evaluate(input => input === document.activeElement)).toBe(true);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await say(page, '/strike');
    await page.getByRole('alert').filter({ hasText: 'There is no command /strike' }).waitFor();
  });

  it('speaks the chosen language', async () => {
    const { page } = await openAs(rosa, { locale: 'es-419' });
    await box(page).fill('/pi');
    await option(page, '/picket hoy Dónde está la línea hoy').waitFor();
    await page.getByLabel('Your Discord speaks').selectOption('en-US');
    await box(page).fill('/pic');
    await option(page, '/picket today Where the line stands today').waitFor();
  });

  it('is filled by a command in a message', async () => {
    const { page } = await openAs(rosa);
    await say(page, '/picket today');
    await page.getByRole('button', { name: '/picket on' }).last().click();
    await page.getByRole('combobox', { name: 'date' }).waitFor();
  });

  it.each([390, 1280])('sends a picture, which comes back with its alt text, at %i', async width => {
    const { page, problems } = await openAs(rosa, { width });
    const chooser = page.waitForEvent('filechooser');
    await box(page).focus();
    await page.keyboard.type('/post ');
    const picture = page.getByRole('button', { name: /^picture/ });
    await expect.poll(() => picture.evaluate(input => input === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await (await chooser).setFiles(await poster());
    await page.getByText(/poster\.png, \d+ KiB/).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: /^Add alt/ }).click();
    await page.keyboard.type('A poster: on strike.');
    await page.keyboard.press('Enter');
    const shown = messages(page).getByRole('img', { name: 'A poster: on strike.' });
    await shown.waitFor();
    expect(await shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1600);
    expect(await widerThanTheirPlace(page)).toEqual([]);
    expect(await box(page).inputValue()).toBe('');
    expect(problems).toEqual([]);
  });

  it('says why a file does not go, and keeps what was picked', async () => {
    const { page } = await openAs(rosa);
    await say(page, '/post alt:x');
    await page.getByRole('alert').filter({ hasText: 'picture is needed.' }).waitFor();
    const picture = page.getByRole('button', { name: /^picture/ });
    await picture.setInputFiles(await fileOf('long.png', 8 * 2 ** 20 + 1));
    await page.getByRole('alert').filter({ hasText: 'long.png has 8.0 MiB.' }).waitFor();
    await picture.setInputFiles({ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('Notes') });
    await page.getByText('notes.txt, 5 bytes').waitFor();
    await picture.press('Enter');
    await page.getByRole('alert').filter({ hasText: '"picture" takes no file of this kind.' }).waitFor();
    await page.getByText('notes.txt, 5 bytes').waitFor();
    await picture.press('Backspace');
    await page.getByText('Choose a file').waitFor();
  });

  it('sends plain text, which others see at once', async () => {
    const [one, other] = [await openAs(rosa), await openAs(mei)];
    await say(one.page, 'Coffee is at the **tent**.');
    await messages(other.page).filter({ hasText: 'Coffee is at the tent.' }).waitFor();
    expect([...one.problems, ...other.problems]).toEqual([]);
  });
});

describe('what a person sees', () => {
  it('is theirs alone when it is ephemeral, until they dismiss it', async () => {
    const [one, other] = [await openAs(rosa), await openAs(mei)];
    await say(one.page, '/picket today');
    const answer = messages(one.page).filter({ hasText: 'Only you can see this' });
    await answer.waitFor();
    expect(await answer.textContent()).toContain('Thursday, December 26, 2024 at 7:00');
    await say(one.page, 'A mark that both see.');
    await messages(other.page).filter({ hasText: 'A mark that both see.' }).waitFor();
    expect(await other.page.getByText('Only you can see this').count()).toBe(0);
    await answer.getByRole('button', { name: 'Dismiss message' }).click();
    await answer.waitFor({ state: 'detached' });
  });

  it('depends on who they are', async () => {
    const { page, problems } = await openAs(rosa);
    const list = page.getByRole('navigation', { name: 'Channels' });
    expect(await list.getByRole('button', { name: 'organizers' }).count()).toBe(0);
    await box(page).fill('/organize');
    expect(await options(page).count()).toBe(0);
    await page.getByLabel('You are').selectOption(mei);
    await list.getByRole('button', { name: 'organizers' }).waitFor();
    await box(page).fill('/organiz');
    await option(page, /^\/organize/).waitFor();
    expect(problems).toEqual([]);
  });

  it('marks what was not read, and what pings them', async () => {
    const { page } = await openAs(rosa);
    const there = await channelOf(channels.announcements);
    await there.send({ content: `<@&${members}> Gate 4 opens at 9.`, allowedMentions: { roles: [members] } });
    await page.getByRole('button', { name: /announcements.*1 mentions/ }).click();
    const pinging = messages(page).filter({ hasText: 'Gate 4 opens at 9.' });
    await pinging.waitFor();
    expect(await pinging.textContent()).toContain('This message mentions you.');
    await page.getByText('New', { exact: true }).waitFor();
  });

  it('says who is notified by a ping, and that an edit notifies nobody', async () => {
    const { page, problems } = await openAs(rosa, { width: 390 });
    const there = await channelOf(channels.line);
    const line = (text: string) => messages(page).filter({ hasText: text });
    await there.send({ content: `<@&${members}> One.`, allowedMentions: { roles: [members] } });
    await line('@Members notified 2 people: Rosa Díaz and Mei Lin').waitFor();
    await there.send({ content: '@everyone Two.', allowedMentions: { parse: ['everyone'] } });
    await line('@everyone notified 2 people: Rosa Díaz and Mei Lin').waitFor();
    await there.send({ content: `<@${mei}> Three.`, allowedMentions: { users: [mei] } });
    await line('@Mei Lin notified Mei Lin').waitFor();
    const four = await there.send({ content: `<@&${members}> Four.`, allowedMentions: { parse: [] } });
    await line('Four.').waitFor();
    expect(await line('Four.').textContent()).not.toContain('notified');
    await four.edit({ content: `<@&${members}> Four.`, allowedMentions: { roles: [members] } });
    await line('Four.').filter({ hasText: '@Members notified nobody' }).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(await widerThanTheirPlace(page)).toEqual([]);
    expect(problems).toEqual([]);
  });

  it('follows a message that is edited and deleted', async () => {
    const { page } = await openAs(rosa);
    const sent = await (await channelOf(channels.line)).send('First words.');
    await messages(page).filter({ hasText: 'First words.' }).waitFor();
    await sent.edit('Second words.');
    await messages(page).filter({ hasText: 'Second words.(edited)' }).waitFor();
    await sent.delete();
    await messages(page).filter({ hasText: 'Second words.' }).waitFor({ state: 'detached' });
  });

  it.each([390, 1280])('forwards a message and copies its link, by keyboard, at %i', async width => {
    const { page, problems } = await openAs(rosa, { width });
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const post = await (await channelOf(channels.announcements)).send('**Gate 4** opens at 9.');
    await page.goto(`${stage.address(rosa)}&channel=${channels.announcements}`);
    const original = messages(page).filter({ hasText: 'Gate 4 opens at 9.' });
    await original.getByRole('button', { name: 'More for this message' }).focus();
    await page.keyboard.press('Enter');
    const app = original.getByRole('button', { name: 'Is this from us?' });
    await expect.poll(() => app.evaluate(button => button === document.activeElement)).toBe(true);
    await page.keyboard.press('Tab');
    const target = original.getByLabel('Forward to');
    await expect.poll(() => target.evaluate(select => select === document.activeElement)).toBe(true);
    expect(await accessibilityProblems(page)).toEqual([]);
    await original.getByRole('button', { name: 'Copy message link' }).press('Enter');
    await original.getByText('Copied.').waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link).toBe(`https://discord.com/channels/${guildId}/${channels.announcements}/${post.id}`);
    await target.selectOption({ label: '#picket-line' });
    await original.getByRole('button', { name: 'Forward', exact: true }).press('Enter');
    await page.getByText('Forwarded to #picket-line.').waitFor();
    await post.edit('Gate 5 opens at 9.');
    await page.goto(`${stage.address(mei)}&channel=${channels.line}`);
    const copy = messages(page).filter({ hasText: 'Rosa Díaz' }).getByTestId('forwarded');
    expect(await copy.textContent()).toMatch(/Forwarded.*Gate 4 opens at 9\..*#announcements/s);
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(await widerThanTheirPlace(page)).toEqual([]);
    await copy.getByRole('button', { name: '#announcements' }).click();
    await messages(page).filter({ hasText: 'Gate 5 opens at 9.' }).waitFor();
    expect(problems).toEqual([]);
  });

  it('closes the menu of a message by Escape and gives the keyboard back', async () => {
    const { page } = await openAs(rosa);
    await say(page, 'Copied from a post of the bot.');
    const more = messages(page).getByRole('button', { name: 'More for this message' });
    await more.click();
    await page.keyboard.press('Escape');
    await page.getByLabel('Forward to').waitFor({ state: 'detached' });
    await expect.poll(() => more.evaluate(button => button === document.activeElement)).toBe(true);
  });

  it('never runs what a message brings', async () => {
    const { page, problems } = await openAs(rosa);
    const evil = '<img src=x onerror=alert(1)> <script>alert(1)</script> [x](javascript:alert(1))';
    await (await channelOf(channels.line)).send(evil);
    const shown = messages(page).filter({ hasText: '<script>' });
    await shown.waitFor();
    expect(await shown.locator('img, script, a').count()).toBe(0);
    expect(problems).toEqual([]);
  });
});

describe('components', () => {
  it('presses a button and chooses in a select', async () => {
    const { page, problems } = await openAs(rosa);
    await say(page, '/panel');
    const panel = messages(page).filter({ hasText: 'A panel.' });
    const select = panel.getByRole('combobox', { name: 'Which line?' });
    await select.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await messages(page).filter({ hasText: 'Chosen: ana.' }).waitFor();
    await panel.getByRole('button', { name: 'Press' }).click();
    await messages(page).filter({ hasText: 'Pressed.' }).waitFor();
    expect(problems).toEqual([]);
  });

  it('opens a form, checks it, and sends it', async () => {
    const { page, problems } = await openAs(rosa);
    await say(page, '/write');
    const form = page.getByRole('dialog', { name: 'Write to the members' });
    const headline = form.getByLabel('Headline');
    await expect.poll(() => headline.evaluate(input => input === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await form.getByRole('alert').filter({ hasText: 'Headline is needed.' }).waitFor();
    await page.keyboard.type('Gate 4');
    await page.keyboard.press('Enter');
    await messages(page).filter({ hasText: 'Written: Gate 4.' }).waitFor();
    expect(await form.count()).toBe(0);
    expect(problems).toEqual([]);
  });

  it('closes a form by Escape and gives the keyboard back', async () => {
    const { page } = await openAs(rosa);
    await say(page, '/write');
    const form = page.getByRole('dialog');
    await form.waitFor();
    await page.keyboard.press('Escape');
    await form.waitFor({ state: 'detached' });
    await expect.poll(() => box(page).evaluate(input => input === document.activeElement)).toBe(true);
  });

  it.each([390, 1280])('fills a form that is filled in already, at %i', async width => {
    const { page, problems } = await openAs(rosa, { width });
    await say(page, '/compose');
    const form = page.getByRole('dialog', { name: 'A broadcast' });
    const where = form.getByRole('combobox', { name: 'Channels: Announcements, Fontana' });
    await expect.poll(() => where.evaluate(button => button === document.activeElement)).toBe(true);
    expect(await form.getByLabel('Headline').inputValue()).toBe('Gate 4');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    expect(await accessibilityProblems(page)).toEqual([]);
    await form.getByRole('button', { name: 'Submit' }).press('Enter');
    await form.getByRole('alert').filter({ hasText: 'Channels needs at least 2 choices.' }).waitFor();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await form.getByLabel('Headline').fill('Gate 5');
    await form.getByRole('button', { name: 'Submit' }).press('Enter');
    await messages(page)
      .filter({ hasText: /Written: Gate 5\. In .*Link: none\./ })
      .waitFor();
    expect(await form.count()).toBe(0);
    expect(problems).toEqual([]);
  });

  it('keeps a form with what is in it until the bot has answered', async () => {
    const { page } = await openAs(rosa);
    await say(page, '/compose');
    const form = page.getByRole('dialog', { name: 'A broadcast' });
    const headline = form.getByLabel('Headline');
    await headline.fill('Silence');
    const heard = stage.rehearsal.inspect.next(
      'interaction',
      ({ interaction }) => interaction.kind === 'modal',
    );
    await form.getByRole('button', { name: 'Submit' }).click();
    await heard;
    stage.expireAnswers();
    await form.getByRole('alert').filter({ hasText: 'Something went wrong. Try again.' }).waitFor();
    expect(await headline.inputValue()).toBe('Silence');
    await headline.fill('Sound');
    await form.getByRole('button', { name: 'Submit' }).click();
    await messages(page).filter({ hasText: 'Written: Sound. In news, fon.' }).waitFor();
    await form.waitFor({ state: 'detached' });
    expect(await page.getByTestId('failure').count()).toBe(0);
  });

  it('shows that the bot thinks, and that it did not answer', async () => {
    const { page } = await openAs(rosa);
    await say(page, '/slow');
    await messages(page).filter({ hasText: 'thinking…' }).waitFor();
    const asked = stage.rehearsal.inspect.next('interaction');
    await say(page, '/mute');
    await asked;
    stage.expireAnswers();
    await page.getByTestId('failure').filter({ hasText: 'The application did not respond' }).waitFor();
  });
});

describe('the clock', () => {
  it('moves by an hour, to the next post, and to a date', async () => {
    const { page, problems } = await openAs(rosa);
    const clock = page.getByTestId('clock');
    expect(await clock.textContent()).toMatch(/Monday, December 23, 2024\s+6:29:\d\d AM PST/);
    await page.getByRole('button', { name: '+1 h' }).click();
    await clock.filter({ hasText: '7:29' }).waitFor();
    await page.getByRole('button', { name: /^Next post.*Morning post, Mon, Dec 23, 9:29 AM/ }).click();
    await clock.filter({ hasText: '9:29' }).waitFor();
    await page.getByLabel(/^Date and time to go to/).fill('2024-12-24T10:00');
    await page.getByRole('button', { name: 'Go' }).click();
    await clock.filter({ hasText: 'Tuesday, December 24, 2024' }).filter({ hasText: '10:00' }).waitFor();
    expect(problems).toEqual([]);
  });

  it('keeps the keyboard on the button that moved it', async () => {
    const { page } = await openAs(rosa);
    const hour = page.getByRole('button', { name: '+1 h' });
    await hour.focus();
    await page.keyboard.press('Enter');
    await page.getByTestId('clock').filter({ hasText: '7:29' }).waitFor();
    await page.locator('.clock[aria-busy="false"]').waitFor();
    await page.keyboard.press('Enter');
    await page.getByTestId('clock').filter({ hasText: '8:29' }).waitFor();
    expect(await hour.evaluate(button => button === document.activeElement)).toBe(true);
  });

  it('keeps the date that is typed while the clock still moves', async () => {
    const { page, problems } = await openAs(rosa);
    const answer = Promise.withResolvers<void>();
    await page.route('**/page/clock', async route => {
      const response = await route.fetch();
      await answer.promise;
      await route.fulfill({ response });
    });
    await page.getByRole('button', { name: '+1 h' }).click();
    await page.getByTestId('clock').filter({ hasText: '7:29' }).waitFor();
    const field = page.getByLabel(/^Date and time to go to/);
    await field.fill('2024-12-24T10:00');
    const going = page.getByRole('button', { name: 'Go' }).click();
    answer.resolve();
    await going;
    await page.getByTestId('clock').filter({ hasText: 'Tuesday, December 24, 2024' }).waitFor();
    expect(await field.inputValue()).toBe('2024-12-24T10:00');
    expect(problems).toEqual([]);
  });
});

describe('the line to the rehearsal', () => {
  it('comes back by itself', async () => {
    const { page } = await openAs(rosa);
    const lines: WebSocketRoute[] = [];
    await page.routeWebSocket(/page\/live/, line => {
      line.connectToServer();
      lines.push(line);
    });
    await page.reload();
    await box(page).waitFor();
    await lines[0]?.close();
    const sent = await (await channelOf(channels.line)).send('Said in between.');
    await messages(page).filter({ hasText: sent.content }).waitFor();
    expect(lines).toHaveLength(2);
    expect(await page.getByText('does not answer at the moment').count()).toBe(0);
  });

  it('says when the bot is offline', async () => {
    const { page } = await openAs(rosa);
    const offline = page.getByRole('status').filter({ hasText: 'Picketline is offline.' });
    expect(await offline.count()).toBe(0);
    await stage.bot.destroy();
    await offline.waitFor();
  });
});

describe('on every screen', () => {
  it.each`
    width   | dark
    ${390}  | ${false}
    ${390}  | ${true}
    ${1280} | ${false}
    ${1280} | ${true}
  `('nothing scrolls sideways at $width (dark: $dark)', async ({ width, dark }) => {
    const { page, problems } = await openAs(rosa, { width, dark });
    await say(page, '/panel');
    const long = `https://home.nuhw.org/${'a'.repeat(300)}`;
    await (await channelOf(channels.line)).send(`${long}\n\`\`\`\n${'code '.repeat(100)}\n\`\`\``);
    await messages(page).filter({ hasText: long }).waitFor();
    expect(await widerThanTheirPlace(page)).toEqual([]);
    const scheme = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(scheme).toBe(dark ? 'rgb(38, 40, 46)' : 'rgb(255, 255, 255)');
    expect(problems).toEqual([]);
  });

  it.each`
    width   | dark
    ${390}  | ${false}
    ${390}  | ${true}
    ${1280} | ${false}
    ${1280} | ${true}
  `('everybody can use it at $width (dark: $dark)', async ({ width, dark }) => {
    const { page } = await openAs(rosa, { width, dark });
    await (await channelOf(channels.line)).send(everything);
    await say(page, '/panel');
    await messages(page).filter({ hasText: 'A panel.' }).waitFor();
    await say(page, '/picket today');
    await messages(page).filter({ hasText: 'Only you can see this' }).waitFor();
    await box(page).fill('/pick');
    await option(page, /^\/picket on/).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.keyboard.press('Tab');
    await page.getByRole('combobox', { name: 'date' }).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await say(page, '/write');
    await page.getByRole('dialog').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  it.each([390, 1280])('has room for 50 channels at %i', async width => {
    const crowded = await openStage(built.folder, worldWithChannels(50));
    onTestFinished(() => crowded.close());
    const { page, problems } = await openPage(`${crowded.address(rosa)}&channel=${channels.line}`, { width });
    await box(page).waitFor();
    const list = page.getByRole('navigation', { name: 'Channels' });
    const menu = page.getByRole('button', { name: /^Channels and person/ });
    if (width === 390) await menu.click();
    const last = list.getByRole('button', { name: /^line-50-/ });
    await last.scrollIntoViewIfNeeded();
    expect(await list.evaluate(nav => nav.scrollTop)).toBeGreaterThan(500);
    expect(await list.evaluate(nav => nav.scrollWidth - nav.clientWidth)).toBe(0);
    await page.getByLabel('You are').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await last.click();
    await page.getByRole('heading', { name: /^line-50-/, level: 1 }).waitFor();
    if (width === 390) await menu.click();
    await expect.poll(() => last.evaluate(button => button.getBoundingClientRect().top)).toBeLessThan(844);
    expect(await widerThanTheirPlace(page)).toEqual([]);
    expect(problems).toEqual([]);
  });

  it.each([{ animated: false }, { animated: true }])(
    'keeps the channels behind a menu button on a phone (animated: $animated)',
    async ({ animated }) => {
      const { page } = await openAs(rosa, { width: 390, animated });
      const list = page.getByRole('navigation', { name: 'Channels' });
      expect(await list.isVisible()).toBe(false);
      const menu = page.getByRole('button', { name: /^Channels and person/ });
      await menu.click();
      await list.waitFor();
      const here = list.locator('.channel.here');
      await expect.poll(() => here.evaluate(button => button === document.activeElement)).toBe(true);
      await page.keyboard.press('Escape');
      await list.waitFor({ state: 'hidden' });
      await expect.poll(() => menu.evaluate(button => button === document.activeElement)).toBe(true);
      await menu.click();
      await list.getByRole('button', { name: 'announcements' }).click();
      await page.getByRole('heading', { name: 'announcements', level: 1 }).waitFor();
      await list.waitFor({ state: 'hidden' });
    },
  );
});
