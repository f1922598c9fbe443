import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** `reset`: connections to the API are accepted and cut; `refused`: nobody listens any more. */
export type OutageMode = 'off' | 'reset' | 'refused';

/** Starts to listen on loopback and resolves with the port. */
export function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.removeListener('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

/** Stops to listen, cuts what is open, and resolves when all of it is closed. */
export function stopListening(server: Server): Promise<void> {
  return new Promise(resolve => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
