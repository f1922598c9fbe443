import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { commandDraft, type Draft, lineDraft, showField } from '../command/draft.ts';
import type { CommandEntry } from '../command/entries.ts';
import { pressKey } from '../command/keys.ts';
import { pickFile } from '../command/pick.ts';
import type { Sender } from '../command/surroundings.ts';
import { Writing } from '../command/writing.ts';
import type { Directory } from '../directory.ts';
import { hintFor } from './command-hint.ts';
import { type BoxEvents, inputView } from './command-input.ts';
import { suggestionsView } from './suggestions.ts';

/**
 * `<command-box>`: where a person types. A line goes as it stands ("/picket on Jan 9"); a command completed from
 * the list, or typed and followed by a space, opens its options as fields. All of it works by keyboard alone.
 */
export class CommandBox extends LitElement {
  static readonly tag = 'command-box' as const;
  static override properties = {
    entries: { attribute: false },
    directory: { attribute: false },
    sender: { attribute: false },
    locale: {},
    place: {},
  };

  declare entries: CommandEntry[];
  declare directory: Directory;
  declare sender: Sender;
  declare locale: string;
  declare place: string;

  readonly #writing = new Writing(this, {
    changed: () => this.requestUpdate(),
    follow: draft => this.#follow(draft),
  });

  constructor() {
    super();
    const directory: Directory = { users: [], roles: [], channels: [] };
    Object.assign(this, { entries: [], locale: 'en-US', place: '', directory });
  }

  /** Puts a command into the box, as if it had been chosen from the list. */
  useCommand(path: string): void {
    const entry = this.entries.find(one => one.path === path);
    this.#writing.begin(entry ? commandDraft(entry) : lineDraft(`/${path}`));
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('entries')) this.#writing.renew();
  }

  protected override updated(): void {
    this.querySelector('.suggestions .active')?.scrollIntoView({ block: 'nearest' });
  }

  protected override render(): TemplateResult {
    const { place } = this;
    const { draft, problem, offers } = this.#writing;
    const { list, active, open } = offers;
    const activeId = open && active >= 0 ? `box-suggestion-${active}` : undefined;
    const hint = hintFor(draft, this.entries, open);
    const label = draft.entry ? draft.field : 'Commands';
    return html`<form class="command-box" aria-label="Write" @submit=${(event: Event) => this.#submit(event)}>
      ${suggestionsView({ suggestions: list, active, label }, index => this.#writing.choose(index))}
      ${problem ? html`<p class="problem" role="alert">${problem}</p>` : nothing}
      <p class="box-hint" id="box-hint" ?hidden=${!hint}>${hint}</p>
      <div class="box">
        ${inputView({ draft, place, open, activeId }, this.#events)}
        <button type="submit" class="send" aria-label="Send">
          <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
            <path d="M3 4.5 21 12 3 19.5 5.5 13 13 12 5.5 11z" fill="currentColor" />
          </svg>
        </button>
      </div>
    </form>`;
  }

  readonly #events: BoxEvents = {
    input: text => this.#writing.type(text),
    key: event => pressKey(event, this.#writing, this.entries),
    enter: option => {
      const writing = this.#writing;
      if (option) writing.draft = { ...writing.draft, field: option };
      writing.suggest();
    },
    blur: () => this.#writing.offers.close(),
    add: option => this.#writing.goTo(showField(this.#writing.draft, option)),
    pick: (option, file) => void pickFile(this.#writing, option, file),
  };

  #submit(event: Event): void {
    event.preventDefault();
    this.#writing.send();
  }

  #follow(draft: Draft): void {
    if (!this.hasUpdated) return;
    void this.updateComplete.then(() => {
      const input = this.querySelector<HTMLInputElement>(
        draft.entry ? `[data-option="${draft.field}"]` : '.line',
      );
      input?.focus();
      if (input?.type === 'text') input.setSelectionRange(input.value.length, input.value.length);
    });
  }
}

customElements.define(CommandBox.tag, CommandBox);

declare global {
  interface HTMLElementTagNameMap {
    'command-box': CommandBox;
  }
}
