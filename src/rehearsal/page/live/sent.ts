import type { LiveEvent } from '../../protocol.ts';

type Failed = Extract<LiveEvent, { type: 'interaction-failed' }>;

/**
 * What this page asked of the bot, by interaction: the names of the commands, and which failures are its own. Not
 * every failure is for the page to show: an unanswered completion is none, and neither is what another tab sent.
 */
export class Sent {
  readonly #names = new Map<string, string | undefined>();
  /** Failures heard before the server's answer that names the interaction. */
  readonly #early = new Map<string, Failed>();

  /** Forms that were answered before the server's answer that names the interaction. */
  readonly #taken = new Set<string>();
  readonly #awaited = new Map<string, (failed?: Failed) => void>();

  /** Resolves when a submitted form is done with: with nothing once the bot has answered, or with its failure. */
  form(interactionId: string): Promise<Failed | undefined> {
    const early = this.#early.get(interactionId);
    this.#early.delete(interactionId);
    if (early || this.#taken.delete(interactionId)) return Promise.resolve(early);
    return new Promise(resolve => this.#awaited.set(interactionId, resolve));
  }

  /** Hears how a form ended. Says whether somebody waited for just that. */
  endForm(interactionId: string, failed?: Failed): boolean {
    const resolve = this.#awaited.get(interactionId);
    this.#awaited.delete(interactionId);
    if (!resolve && !failed) this.#taken.add(interactionId);
    resolve?.(failed);
    return resolve !== undefined;
  }

  /** Remembers an interaction; returns its failure if that came first. */
  add(interactionId: string, command?: string): Failed | undefined {
    this.#names.set(interactionId, command);
    const early = this.#early.get(interactionId);
    this.#early.delete(interactionId);
    return early;
  }

  /** Whether a failure is this page's own; kept if that may still turn out. */
  owns(failed: Failed): boolean {
    const own = this.#names.has(failed.interactionId);
    if (!own) this.#early.set(failed.interactionId, failed);
    return own;
  }

  /** The command that an interaction of this page was, as it was used. */
  nameOf(interactionId: string): string | undefined {
    return this.#names.get(interactionId);
  }
}
