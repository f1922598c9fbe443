import type { WebSocket } from 'ws';
import { WebSocketServer } from 'ws';
import type { LiveEvent } from '../protocol.ts';
import type { Discord } from '../state/discord.ts';
import type { ClockControl } from '../world.ts';
import { personOf } from './sight.ts';
import { clockState, snapshotFor } from './snapshot.ts';
import { tell } from './tell.ts';

export interface Live {
  server: WebSocketServer;
  close(): void;
}

/** `/page/live?person=ID`, the first person where none is named: a snapshot, then what happens, as far as it is this person's to know. */
export function createLive(discord: Discord, isOnline: () => boolean, control?: ClockControl): Live {
  const server = new WebSocketServer({ noServer: true });
  const pages = new Map<WebSocket, string>();
  const stopListening = discord.listen(happening => {
    for (const [socket, personId] of pages) {
      for (const event of tell(discord, personId, happening, control)) send(socket, event);
    }
  });
  server.on('connection', (socket, request) => {
    socket.on('error', () => socket.terminate());
    const asked = new URL(request.url ?? '/', 'http://rehearsal').searchParams.get('person');
    const id = asked ?? discord.persons[0]?.id ?? '';
    try {
      const person = personOf(discord, id);
      send(socket, snapshotFor(discord, person, clockState(discord, control), isOnline()));
      pages.set(socket, person.id);
    } catch {
      // A reason of more than 123 bytes would throw: what was asked for is not repeated.
      return socket.close(4404, 'There is no such person.');
    }
    socket.on('close', () => pages.delete(socket));
  });
  return {
    server,
    close: () => {
      stopListening();
      for (const socket of server.clients) socket.terminate();
      server.close();
    },
  };
}

function send(socket: WebSocket, event: LiveEvent): void {
  socket.send(JSON.stringify(event));
}
