import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { createDeadman } from '../../src/platform/deadman.ts';
import { createLogger } from '../../src/platform/logger.ts';

let server: Server | undefined;

afterEach(async () => {
  server?.closeAllConnections();
  server?.close();
});

async function listening(status: number): Promise<{ url: string; calls: string[] }> {
  const calls: string[] = [];
  server = createServer((request, response) => {
    calls.push(`${request.method} ${request.url}`);
    response.writeHead(status).end('thanks');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/check`, calls };
}

function keptLog() {
  const lines: Record<string, unknown>[] = [];
  return {
    lines,
    log: createLogger({ level: 'info', destination: { write: line => lines.push(JSON.parse(line)) } }),
  };
}

it('calls its address', async () => {
  const { url, calls } = await listening(200);
  const { log, lines } = keptLog();
  await createDeadman(url, log).beat();
  expect(calls).toEqual(['POST /check']);
  expect(lines).toEqual([]);
});

it.each([404, 500])('logs an answer of %i, and does not throw', async status => {
  const { url } = await listening(status);
  const { log, lines } = keptLog();
  await createDeadman(url, log).beat();
  expect(lines[0]).toMatchObject({ level: 'warn', status });
});

it('logs that nobody answers, and does not throw', async () => {
  const { url } = await listening(200);
  server?.close();
  server?.closeAllConnections();
  const { log, lines } = keptLog();
  await createDeadman(url, log).beat();
  expect(lines[0]).toMatchObject({ level: 'warn', msg: 'the dead man’s switch could not be called' });
});
