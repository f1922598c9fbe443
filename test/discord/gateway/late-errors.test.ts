import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { tolerateLateErrors } from '../../../src/discord/gateway/late-errors.ts';

/** An address at which every connection is reset. */
async function resetting(): Promise<{ url: string; close: () => void }> {
  const server = createServer(socket => socket.resetAndDestroy()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}

it('a connection that nobody listens to any more may fail without ending the process', async () => {
  tolerateLateErrors();
  const { url, close } = await resetting();
  const socket = new WebSocket(url);
  socket.onerror = () => undefined;
  socket.onerror = null;
  const closed = Promise.withResolvers<void>();
  socket.on('close', () => closed.resolve());
  // Without it, Node throws the error event that nobody listens to, and this run fails.
  await closed.promise;
  expect(socket.readyState).toBe(WebSocket.CLOSED);
  close();
});

it('with a listener, the error is heard', async () => {
  tolerateLateErrors();
  const { url, close } = await resetting();
  const [error] = await once(new WebSocket(url), 'error');
  expect(error).toHaveProperty('code', 'ECONNRESET');
  close();
});
