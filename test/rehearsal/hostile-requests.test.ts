import { connect, type Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { rehearse, stopAll } from './support.ts';

afterEach(stopAll);

const UPGRADE =
  'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n';
const ODD_PATHS = [
  '//%',
  '//[',
  'http://[',
  '//page/live',
  '/%ff%fe',
  '/page/live?person=%ff',
  `/page/live?person=${'9'.repeat(200)}`,
  `/${'a/'.repeat(3_000)}`,
  '/__proto__',
  '*',
];

/** Writes raw text to the server's port, and resolves with what came back when the connection is over. */
function speak(pageUrl: string, text: string): Promise<string> {
  const { port } = new URL(pageUrl);
  return new Promise(resolve => {
    let answer = '';
    const socket: Socket = connect(Number(port), '127.0.0.1', () => socket.write(text));
    socket.setEncoding('utf8').on('data', data => {
      answer += String(data);
      socket.end();
    });
    socket.on('error', () => undefined).on('close', () => resolve(answer));
  });
}

it.each(ODD_PATHS)('no request ends the process: %.20s', async path => {
  const { pageUrl } = await rehearse();
  const { host } = new URL(pageUrl);
  const lines = (extra: string) => `GET ${path} HTTP/1.1\r\nHost: ${host}\r\n${extra}\r\n`;
  await speak(pageUrl, lines(UPGRADE));
  await speak(pageUrl, lines(`Origin: https://evil.example\r\n${UPGRADE}`));
  await speak(pageUrl, lines('Connection: close\r\n'));
  expect((await fetch(`${pageUrl}page/live`)).status).toBe(404);
});

it.each`
  address        | origin                    | because
  ${'page/live'} | ${'https://evil.example'} | ${'a website that the host visits'}
  ${'page/live'} | ${'http://127.0.0.1:1'}   | ${'another program of this machine, in the browser'}
  ${'page/live'} | ${'http://localhost'}     | ${'this machine by another name'}
  ${'page/live'} | ${'null'}                 | ${'a page in a sandboxed frame'}
  ${'gateway'}   | ${'https://evil.example'} | ${'the gateway is no page’s business'}
  ${'/%'}        | ${'https://evil.example'} | ${'a path that cannot be read'}
`('opens no connection for $because', async ({ address, origin }) => {
  const { pageUrl } = await rehearse();
  const socket = new WebSocket(`${pageUrl.replace('http', 'ws')}${address}`, { origin });
  const opened = await new Promise(resolve => {
    socket.on('open', () => resolve(true)).on('error', () => resolve(false));
  });
  expect(opened).toBe(false);
});

it('opens one for its own page', async () => {
  const { pageUrl } = await rehearse();
  const { origin } = new URL(pageUrl);
  const socket = new WebSocket(`${pageUrl.replace('http', 'ws')}page/live`, { origin });
  await new Promise((resolve, reject) => socket.on('open', resolve).on('error', reject));
  socket.close();
});

it.each([
  'null',
  '7',
  '"x"',
  '[]',
  '{"op":2}',
  '{"op":2,"d":null}',
  '{"op":2,"d":{"intents":"x"}}',
  '{"op":6,"d":7}',
  '{"op":6,"d":{"seq":{}}}',
  '\u0000',
])('closes a gateway connection that says %j', async frame => {
  const { pageUrl } = await rehearse();
  const socket = new WebSocket(`${pageUrl.replace('http', 'ws')}gateway?v=10&encoding=json`);
  socket.on('open', () => socket.send(frame));
  socket.on('message', (data: Buffer) => {
    if (data.toString().includes('"op":9')) socket.close(4000);
  });
  const code = await new Promise(resolve => {
    socket.on('close', resolve);
  });
  expect(code).toBeGreaterThanOrEqual(4000);
  expect((await fetch(pageUrl)).status).toBe(404);
});

it.each(['', 'none.js', 'page/live'])('lets nobody show the page in a frame of theirs: /%s', async path => {
  const { pageUrl } = await rehearse();
  const { headers } = await fetch(`${pageUrl}${path}`);
  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  expect(headers.get('x-frame-options')).toBe('DENY');
});
