import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** `reset`: connections to Discord are accepted and cut; `refused`: nobody listens any more. */
export type OutageMode = 'off' | 'reset' | 'refused';

/** Where Discord is reached, and whether it is. */
export interface Door {
  /** All of Discord is away: what belongs to it is to be cut as it comes. */
  isAway: () => boolean;
  /** Starts to listen on loopback and resolves with the port; 0 takes any free one. */
  open: (server: Server, port: number) => Promise<number>;
  outage: (mode: OutageMode) => Promise<void>;
  close: () => Promise<void>;
}

/** A door that is not open yet. `cutConnections` cuts what the server itself does not know: the gateway's. */
export function createDoor(cutConnections: () => void): Door {
  let away = false;
  let opened: { server: Server; port: number } | undefined;
  const close = async () => {
    if (opened?.server.listening) await stopListening(opened.server);
  };
  return {
    isAway: () => away,
    open: async (server, wanted) => {
      const port = await listen(server, wanted);
      opened = { server, port };
      return port;
    },
    outage: async mode => {
      away = mode !== 'off';
      if (away) cutConnections();
      if (mode === 'refused') await close();
      else if (opened && !opened.server.listening) await listen(opened.server, opened.port);
    },
    close,
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.removeListener('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

/** Cuts what is open, too, and resolves when all of it is closed. */
function stopListening(server: Server): Promise<void> {
  return new Promise(resolve => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
