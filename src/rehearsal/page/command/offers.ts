import type { Suggestion } from './suggestions.ts';

/** How long nobody must have typed before the bot is asked, in milliseconds. */
const pause = 150;

/** The listbox of the command box: what it offers, which line is active, and the questions to the bot under way. */
export class Offers {
  list: Suggestion[] = [];
  /** The index of the suggestion that Enter takes; -1 for none. */
  active = -1;
  /** The person chose by the arrows, so that Enter means the list and not the line. */
  moved = false;
  /** Counts the questions; an answer to an older one comes too late. */
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get open(): boolean {
    return this.list.length > 0;
  }

  /** Shows these, with `active` as the one that Enter takes. */
  show(list: Suggestion[], active: number): void {
    this.list = list;
    this.active = this.open ? active : -1;
    this.moved = false;
    this.#changed();
  }

  /** Shows nothing, and wants no answer any more. */
  close(): void {
    this.#forget();
    this.show([], -1);
  }

  #forget(): void {
    this.#asked += 1;
    clearTimeout(this.#timer);
  }

  /** Goes down (1) or up (-1), around the ends. From now on the list stays as it is, under the hand that chooses. */
  move(step: 1 | -1): void {
    this.#forget();
    const from = this.active < 0 && step < 0 ? 0 : this.active;
    this.active = (from + step + this.list.length) % this.list.length;
    this.moved = true;
    this.#changed();
  }

  /** Asks the bot once nobody has typed for a moment. What it offers is only offered: none of it is active. */
  ask(question: () => Promise<Suggestion[]>): void {
    const asked = ++this.#asked;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      void question()
        .catch(() => [])
        .then(list => {
          if (asked === this.#asked) this.show(list, -1);
        });
    }, pause);
  }
}
