import type { LiveEvent } from '../../protocol.ts';

export interface Listener {
  event(event: LiveEvent): void;
  /** The line to the rehearsal's server is up, or is being looked for. */
  link(up: boolean): void;
  /** The server wants to know who looks, and was not told. */
  nobody(): void;
}

const firstWait = 300;
const longestWait = 5_000;
/** An old bookmark may name somebody of another rehearsal. */
const noSuchPerson = 4404;

/**
 * The page's line to the simulated Discord, as one person. It comes back by itself, a little later each time;
 * a snapshot follows, so nothing that was missed has to be asked for.
 */
export class Connection {
  #socket: WebSocket | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #wait = firstWait;
  readonly #listener: Listener;
  #person: string | undefined;

  constructor(listener: Listener) {
    this.#listener = listener;
  }

  /** Looks at the rehearsal as this person from now on; without one, as the first person that the server names. */
  be(person: string | undefined): void {
    this.#person = person;
    this.#wait = firstWait;
    this.#open();
  }

  /** Tries at once, for when the network or the page has come back. */
  hurry(): void {
    if (this.#timer === undefined) return;
    this.#wait = firstWait;
    this.#open();
  }

  #open(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const old = this.#socket;
    const socket = new WebSocket(address(this.#person));
    this.#socket = socket;
    old?.close();
    socket.addEventListener('message', ({ data }) => {
      if (this.#socket !== socket) return;
      this.#wait = firstWait;
      this.#listener.link(true);
      this.#listener.event(JSON.parse(String(data)) as LiveEvent);
    });
    socket.addEventListener('close', ({ code }) => {
      if (this.#socket !== socket) return;
      if (code === noSuchPerson && !this.#person) this.#listener.nobody();
      if (code === noSuchPerson) this.#person = undefined;
      this.#listener.link(false);
      this.#timer = setTimeout(() => this.#open(), this.#wait);
      this.#wait = Math.min(this.#wait * 2, longestWait);
    });
  }
}

function address(person: string | undefined): string {
  const url = new URL('/page/live', location.href);
  url.protocol = url.protocol.replace('http', 'ws');
  if (person) url.searchParams.set('person', person);
  return url.href;
}
