import { EventEmitter } from 'node:events';
import { WebSocket } from 'ws';

/**
 * The gateway library lets go of a connection that is still being made and takes its `error` listener off it. If that
 * connection then fails (a reset during a reconnect), the event has no listener, and Node ends the process: the bot
 * would die of a failure that it has already dealt with. Such an event is dropped here; with a listener, it is heard.
 *
 * It changes the class itself, since the library makes its sockets out of reach. Doing it twice does no harm.
 */
export function tolerateLateErrors(): void {
  if (WebSocket.prototype.emit === emitUnlessLate) return;
  WebSocket.prototype.emit = emitUnlessLate;
}

function emitUnlessLate(this: WebSocket, event: string | symbol, ...details: unknown[]): boolean {
  if (event === 'error' && this.listenerCount('error') === 0) return false;
  return EventEmitter.prototype.emit.call(this, event, ...details);
}
