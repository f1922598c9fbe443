import { constants, createDeflate } from 'node:zlib';
import type { WebSocket } from 'ws';

/** The client's end of a connection, as far as the gateway speaks to it. */
export interface Peer {
  send: (frame: string) => void;
  close: (code: number) => void;
  terminate: () => void;
}

/** A client that reads JSON, or one stream of it compressed for the whole connection ("zlib-stream"). */
export function peerOf(socket: WebSocket, compressed: boolean): Peer {
  return {
    send: compressed ? compressor(socket) : frame => socket.send(frame),
    close: code => socket.close(code),
    terminate: () => socket.terminate(),
  };
}

/** Each frame ends with a flush, by which the client knows that it is whole. */
function compressor(socket: WebSocket): (frame: string) => void {
  const deflate = createDeflate();
  const parts: Buffer[] = [];
  deflate.on('data', (part: Buffer) => parts.push(part));
  socket.once('close', () => deflate.destroy());
  return frame => {
    deflate.write(frame);
    deflate.flush(constants.Z_SYNC_FLUSH, () => socket.send(Buffer.concat(parts.splice(0))));
  };
}
