import { CommandBox } from './views/command-box.ts';

/** What is asked of what is on screen already, where a redraw would not do: the focus, and where a list stands. */
export class Screen {
  readonly #root: HTMLElement;

  constructor(root: HTMLElement) {
    this.#root = root;
  }

  useCommand(path: string): void {
    this.#root.querySelector(CommandBox.tag)?.useCommand(path);
  }

  /** The list of messages grows from its end, so its end is its origin. */
  toNewest(): void {
    this.#root.querySelector('.scroller')?.scrollTo({ top: 0 });
  }

  /** Focuses what a selector finds once the page is drawn. */
  focus(selector: string): void {
    queueMicrotask(() => this.#root.querySelector<HTMLElement>(selector)?.focus());
  }
}
