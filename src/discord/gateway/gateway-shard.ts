import {
  CloseCodes,
  type IContextFetchingStrategy,
  WebSocketShardDestroyRecovery as Recovery,
  type SessionInfo,
  WebSocketShard,
  type WebSocketShardDestroyOptions,
  WebSocketShardEvents,
  WebSocketShardStatus,
} from '@discordjs/ws';
import { GatewayOpcodes, type GatewaySendPayload } from 'discord.js';
import type { WebSocket } from 'ws';
import type { Wait } from '../../platform/wait.ts';
import { pauseBefore } from './reconnect.ts';

/** Why a connection to the gateway is over, and when the next is tried. */
export interface Loss {
  /** Discord's close code, or the one with which the bot closed it; 1006 where it was cut. */
  code: number;
  reason: string;
  retryInMs: number;
}

export interface GatewayParts {
  /** Once it is aborted, nothing connects any more. */
  gone: AbortSignal;
  /** Waits until it is time for the next attempt. */
  pause: Wait;
  /** Waits for as long as the other side may take. */
  patience: Wait;
  /** At least 0, less than 1: `Math.random`. */
  chance: () => number;
  onLost: (loss: Loss) => void;
}

/** How long Discord may take to take a session up again; after that, a new one is asked for. */
export const RESUME_WITHIN_MS = 10_000;
/** How long the other side may take to say goodbye, before the connection is cut. */
export const CLOSE_WITHIN_MS = 1_000;
/** A connection that has held for so long was a good one: the next that is lost is replaced at once. */
export const STEADY_AFTER_MS = 60_000;
/** So often the address at which a session can be resumed is tried before it is given up. */
const RESUME_TRIES = 3;
/** `WebSocket.OPEN` */
const OPEN = 1;

/**
 * A connection to the gateway that comes back as often as it must, and goes for good when it is told to.
 *
 * The library's own does neither: it tries twice a second, waits without end for an answer to a RESUME, resumes a session
 * for ever that Discord refuses, and when it is destroyed while it waits for HELLO or READY it closes twice, connects
 * again, and its `destroy` never resolves. docs/decisions/2026-11-30-our-own-shard.md has the details.
 */
export class GatewayShard extends WebSocketShard {
  readonly #context: IContextFetchingStrategy;
  readonly #parts: GatewayParts;
  readonly #over = new AbortController();
  /** Nobody wants this connection any more. */
  readonly #left: AbortSignal;
  /** Aborted when the connection of the moment is over. */
  #connection = new AbortController();
  #closing: Promise<void> | undefined;
  #failures = 0;
  #saidHello = false;
  #asksToResume = false;
  #goodbye: { code: number; reason: string } | undefined;

  constructor(context: IContextFetchingStrategy, id: number, parts: GatewayParts) {
    super(context, id);
    this.#context = context;
    this.#parts = parts;
    this.#left = AbortSignal.any([this.#over.signal, parts.gone]);
    this.#guardAttempts();
    // Until the first READY the library adds another listener at each attempt. A start makes few, and then gives up.
    this.setMaxListeners(0);
    this.on(WebSocketShardEvents.Hello, () => this.#heardHello());
    this.on(WebSocketShardEvents.Ready, () => this.#settled());
    this.on(WebSocketShardEvents.Resumed, () => this.#settled());
  }

  override async connect(): Promise<void> {
    this.#left.throwIfAborted();
    this.#connection = new AbortController();
    this.#saidHello = false;
    this.#asksToResume = false;
    this.#goodbye = undefined;
    await super.connect();
  }

  override async send(payload: GatewaySendPayload): Promise<void> {
    // A connection that was given up while it was being made asks for nothing.
    if (this.#left.aborted) return this.#socket?.terminate();
    // Meant for the connection before this one, which was lost meanwhile.
    if (this.#socket?.readyState !== OPEN) return;
    if (payload.op !== GatewayOpcodes.Resume) return super.send(payload);
    // Asked a second time on one connection: Discord would be asked without end.
    if (this.#asksToResume) return this.destroy({ reason: 'Not resumed', recover: Recovery.Reconnect });
    this.#asksToResume = true;
    await super.send(payload);
    this.#expectResumed();
  }

  /** Without `recover` for good; a close that is under way is waited for and not begun a second time. */
  override async destroy(options: WebSocketShardDestroyOptions = {}): Promise<void> {
    if (options.recover === undefined) this.#over.abort();
    this.#closing ??= this.#close(options).finally(() => {
      this.#closing = undefined;
    });
    await this.#closing;
  }

  get #socket(): WebSocket | null {
    // Private to TypeScript only; there is no other way to cut it, or to hear its reason.
    return Reflect.get(this, 'connection') as WebSocket | null;
  }

  /** The library does not wait for its own attempt: one that throws would end the process. */
  #guardAttempts(): void {
    const attempt = Reflect.get(this, 'internalConnect') as () => Promise<void>;
    Reflect.set(this, 'internalConnect', () =>
      attempt.call(this).catch((error: Error) => this.emit(WebSocketShardEvents.Error, { error })),
    );
  }

  #heardHello(): void {
    this.#saidHello = true;
    this.#socket?.prependOnceListener('close', (code: number, reason: Buffer) => {
      this.#goodbye = { code, reason: reason.toString() };
    });
  }

  #settled(): void {
    this.#asksToResume = false;
    this.#unlessLost(STEADY_AFTER_MS, () => {
      this.#failures = 0;
    });
  }

  #expectResumed(): void {
    this.#unlessLost(RESUME_WITHIN_MS, () => {
      if (this.status !== WebSocketShardStatus.Resuming) return;
      void this.destroy({ reason: 'Not resumed in time', recover: Recovery.Reconnect });
    });
  }

  #unlessLost(millis: number, act: () => void): void {
    this.#parts.patience(millis, this.#connection.signal).then(act, () => undefined);
  }

  async #close({ code, reason, recover }: WebSocketShardDestroyOptions): Promise<void> {
    const session = await this.#sessionToResume(recover);
    const own = session ? CloseCodes.Resuming : CloseCodes.Normal;
    const socket = this.#socket;
    const closed = new AbortController();
    this.#parts.patience(CLOSE_WITHIN_MS, closed.signal).then(
      () => socket?.terminate(),
      () => undefined,
    );
    // The library must not come back by itself, so it is not told that we will; it forgets the session then.
    await super.destroy({ code: code ?? own, ...(reason !== undefined && { reason }) });
    this.#connection.abort();
    closed.abort();
    socket?.terminate();
    await this.#context.updateSessionInfo(this.id, session);
    if (recover !== undefined && !this.#left.aborted) void this.#comeBack(code ?? own, reason);
  }

  /**
   * A session is asked for once: if Discord does not take it up, the next connection begins a new one. If it cannot be
   * reached at the session's address, that is tried a few times.
   */
  async #sessionToResume(recover: Recovery | undefined): Promise<SessionInfo | null> {
    const isWorthwhile = this.#saidHello
      ? recover === Recovery.Resume && !this.#asksToResume
      : recover !== undefined && this.#failures < RESUME_TRIES;
    return isWorthwhile ? await this.#context.retrieveSessionInfo(this.id) : null;
  }

  async #comeBack(code: number, reason = ''): Promise<void> {
    const retryInMs = pauseBefore(this.#failures, this.#parts.chance());
    this.#failures += 1;
    const said = this.#goodbye;
    this.#parts.onLost({ code: said?.code ?? code, reason: said?.reason || reason, retryInMs });
    try {
      if (retryInMs > 0) await this.#parts.pause(retryInMs, this.#left);
      await this.connect();
    } catch {
      // Left meanwhile; or the start's own `connect` says what is wrong.
    }
  }
}
