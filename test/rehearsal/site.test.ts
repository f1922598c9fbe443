import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { ANA, openPage, rehearse, stopAll } from './support.ts';

afterEach(stopAll);

/** `fetch` would tidy a path like `/../secret` up before it is sent. */
function raw(
  pageUrl: string,
  path: string,
  headers: Record<string, string> = {},
): Promise<number | undefined> {
  const { port } = new URL(pageUrl);
  return new Promise((resolve, reject) => {
    const sent = request({ port, host: '127.0.0.1', path, headers, agent: false }, response => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on('error', reject);
    sent.end();
  });
}

it('serves the built page and nothing outside of it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'page-'));
  const pageDir = join(folder, 'page');
  await mkdir(pageDir);
  await writeFile(join(pageDir, 'index.html'), '<h1>Page</h1>');
  await writeFile(join(folder, 'secret.txt'), 'secret');
  await symlink(join(folder, 'secret.txt'), join(pageDir, 'link.txt'));
  const { pageUrl } = await rehearse({ pageDir });
  const page = await fetch(pageUrl);
  expect(page.headers.get('content-type')).toContain('text/html');
  expect(await page.text()).toBe('<h1>Page</h1>');
  for (const path of ['/../secret.txt', '/..%2fsecret.txt', '/link.txt', '/%00.html', '/none.js']) {
    expect(await raw(pageUrl, path)).toBe(404);
  }
  await rm(folder, { recursive: true });
});

it('says in one sentence that there is no page', async () => {
  const { pageUrl } = await rehearse({ pageDir: '/nowhere/at/all' });
  expect(await (await fetch(pageUrl)).text()).toBe('The page has not been built yet.');
});

it('lets nobody in from another site or under another name', async () => {
  const { pageUrl } = await rehearse();
  expect(await raw(pageUrl, '/', { host: 'evil.example' })).toBe(403);
  expect(await raw(pageUrl, '/', { origin: 'https://evil.example' })).toBe(403);
});

it('refuses with a sentence what is not well formed or not possible', async () => {
  const rehearsal = await rehearse();
  const ana = await openPage(rehearsal, ANA);
  expect(await ana.post('message', { channelId: 7 })).toEqual({
    status: 400,
    body: { message: 'The request is not well formed at "channelId".' },
  });
  expect(await ana.post('message', { channelId: '7', content: 'x' })).toEqual({
    status: 404,
    body: { message: 'There is no channel 7.' },
  });
  expect(await ana.post('clock', { action: 'hour' })).toMatchObject({ status: 409 });
});
