import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { TypedOption } from '../../protocol.ts';
import { focusedOptions } from '../command/ask.ts';
import {
  commandDraft,
  type Draft,
  isSettled,
  leaveBackwards,
  lineDraft,
  optionIn,
  pickInto,
  putFile,
  resolvedValues,
  showField,
  typeInto,
  writtenLine,
} from '../command/draft.ts';
import type { CommandEntry } from '../command/entries.ts';
import { readFile } from '../command/files.ts';
import { findEntry, parseLine, type Typed } from '../command/line.ts';
import { type Choice, commandOffers, type Suggestion, suggestValues } from '../command/suggestions.ts';
import { buildOptions } from '../command/values.ts';
import type { Directory } from '../directory.ts';
import { hintFor } from './command-hint.ts';
import { type BoxEvents, inputView } from './command-input.ts';
import { Offers } from './offers.ts';
import { suggestionsView } from './suggestions.ts';

/** What the box needs from the page; each promise rejects with one sentence for the person. */
export interface Sender {
  command(entry: CommandEntry, options: TypedOption[]): Promise<void>;
  message(content: string): Promise<void>;
  complete(entry: CommandEntry, options: TypedOption[]): Promise<Choice[]>;
}

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
    draft: { state: true },
    problem: { state: true },
  };

  declare entries: CommandEntry[];
  declare directory: Directory;
  declare sender: Sender;
  declare locale: string;
  declare place: string;
  declare draft: Draft;
  declare problem: string;

  readonly #offers = new Offers(() => this.requestUpdate());

  constructor() {
    super();
    const directory: Directory = { users: [], roles: [], channels: [] };
    Object.assign(this, { entries: [], locale: 'en-US', place: '', directory });
    this.#begin(lineDraft(''));
  }

  /** Puts a command into the box, as if it had been chosen from the list. */
  useCommand(path: string): void {
    const entry = this.entries.find(one => one.path === path);
    this.#begin(entry ? commandDraft(entry) : lineDraft(`/${path}`));
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  /** The language or the person changed under a half-typed command: keep it if it is still there. */
  protected override willUpdate(changed: PropertyValues<this>): void {
    const { entry } = this.draft;
    if (!changed.has('entries') || !entry) return;
    const same = this.entries.find(one => one.commandId === entry.commandId && one.path === entry.path);
    this.draft = same ? { ...this.draft, entry: same } : lineDraft('');
  }

  protected override updated(): void {
    this.querySelector('.suggestions .active')?.scrollIntoView({ block: 'nearest' });
  }

  protected override render(): TemplateResult {
    const { draft, place } = this;
    const { list, active, open } = this.#offers;
    const activeId = open && active >= 0 ? `box-suggestion-${active}` : undefined;
    const hint = hintFor(draft, this.entries, open);
    const label = draft.entry ? draft.field : 'Commands';
    return html`<form class="command-box" aria-label="Write" @submit=${(event: Event) => this.#submit(event)}>
      ${suggestionsView({ suggestions: list, active, label }, index => this.#choose(index))}
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
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
    input: text => (this.draft.entry ? this.#typeField(text) : this.#typeLine(text)),
    key: event => this.#key(event),
    enter: option => {
      if (option) this.draft = { ...this.draft, field: option };
      this.#suggest();
    },
    blur: () => this.#offers.close(),
    add: option => this.#goTo(showField(this.draft, option)),
    pick: (option, file) => void this.#pick(option, file),
  };

  /** What was read comes to nothing when the person has meanwhile gone on to something else. */
  async #pick(option: string, file: File | undefined): Promise<void> {
    const { entry } = this.draft;
    this.problem = '';
    try {
      const read = file && (await readFile(file));
      if (this.draft.entry === entry) this.draft = putFile(this.draft, option, read);
    } catch (error) {
      this.problem = sentenceOf(error, 'This file could not be read.');
    }
  }

  #typeLine(text: string): void {
    this.problem = '';
    const found = text.startsWith('/') && findEntry(text, this.entries);
    if (found && found.rest === '' && found.entry.options.length > 0 && /\s$/.test(text)) {
      this.#begin(commandDraft(found.entry));
      return;
    }
    this.draft = lineDraft(text);
    this.#suggest();
  }

  #typeField(text: string): void {
    this.problem = '';
    const { field } = this.draft;
    this.draft = typeInto(this.draft, text);
    if (this.draft.field === field) this.#suggest();
    else this.#goTo(this.draft);
  }

  /** Offers what fits to what is typed: values that the page knows, what the bot completes, or commands. */
  #suggest(): void {
    const option = optionIn(this.draft);
    if (option?.autocomplete) this.#offers.ask(() => this.#complete());
    else if (option) {
      const text = this.draft.typed.get(option.name) ?? '';
      const offered = isSettled(this.draft) ? [] : suggestValues(option, text, this.directory, this.locale);
      this.#offers.show(offered, text ? 0 : -1);
    } else this.#offers.show(commandOffers(this.draft.text, this.entries), 0);
  }

  async #complete(): Promise<Suggestion[]> {
    const { entry } = this.draft;
    const options = focusedOptions(this.draft, this.directory, this.locale);
    return entry && options ? this.sender.complete(entry, options) : [];
  }

  #key(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const handlers: Record<string, () => boolean> = {
      ArrowDown: () => this.#move(1),
      ArrowUp: () => this.#move(-1),
      Escape: () => this.#escape(),
      Tab: () => !event.shiftKey && this.#choose(this.#offers.active),
      Enter: () => this.#enter(),
      Backspace: () => this.#backspace(),
    };
    if (handlers[event.key]?.()) event.preventDefault();
  }

  #move(step: 1 | -1): boolean {
    if (this.#offers.open) this.#offers.move(step);
    else this.#suggest();
    return this.#offers.open;
  }

  #escape(): boolean {
    if (this.#offers.open) this.#offers.close();
    else if (this.draft.entry) this.#begin(lineDraft(writtenLine(this.draft)));
    else return false;
    return true;
  }

  /** A whole command is sent as it stands, even while the list offers others that begin like it. */
  #enter(): boolean {
    const whole = !this.draft.entry && findEntry(this.draft.text, this.entries);
    if ((whole && !this.#offers.moved) || !this.#choose(this.#offers.active)) this.#send();
    return true;
  }

  #backspace(): boolean {
    if (!this.draft.entry || this.draft.typed.get(this.draft.field)) return false;
    this.#goTo(leaveBackwards(this.draft));
    return true;
  }

  #choose(index: number): boolean {
    const suggestion = this.#offers.list[index];
    if (!suggestion) return false;
    if (this.draft.entry) this.#goTo(pickInto(this.draft, suggestion));
    else {
      const entry = this.entries.find(({ path }) => path === suggestion.value);
      if (entry) this.#begin(commandDraft(entry));
    }
    return true;
  }

  #submit(event: Event): void {
    event.preventDefault();
    this.#send();
  }

  #send(): void {
    const { entry, text } = this.draft;
    const line = parseLine(text, this.entries);
    if (entry) this.#sendCommand(entry, resolvedValues(this.draft));
    else if (line.kind === 'command') this.#sendCommand(line.entry, line.typed);
    else if (line.kind === 'unknown-command') {
      this.problem = `There is no command ${line.text.split(/\s+/).slice(0, 2).join(' ')} for you here.`;
    } else if (line.content) this.#go(() => this.sender.message(line.content));
  }

  #sendCommand(entry: CommandEntry, typed: Typed): void {
    const built = buildOptions(entry, typed, this.directory, this.locale, this.draft.files);
    if (built.ok) {
      this.#go(() => this.sender.command(entry, built.options));
      return;
    }
    const draft = this.draft.entry ? this.draft : commandDraft(entry, typed);
    this.#goTo(showField(draft, built.problem.option.name));
    this.problem = built.problem.message;
  }

  /** Clears the box at once, as Discord does, and brings back what did not go: a line, or fields if files are in it. */
  #go(send: () => Promise<void>): void {
    const sent = this.draft;
    this.#begin(lineDraft(''));
    send().catch((error: unknown) => {
      if (writtenLine(this.draft) === '')
        this.draft = sent.files.size > 0 ? sent : lineDraft(writtenLine(sent));
      this.problem = sentenceOf(error, 'This could not be sent.');
    });
  }

  #begin(draft: Draft): void {
    this.problem = '';
    this.#goTo(draft);
  }

  /** Shows a draft with the cursor at the end of its line or field. */
  #goTo(draft: Draft): void {
    this.draft = draft;
    this.#offers.close();
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

function sentenceOf(error: unknown, otherwise: string): string {
  return error instanceof Error ? error.message : otherwise;
}

customElements.define(CommandBox.tag, CommandBox);

declare global {
  interface HTMLElementTagNameMap {
    'command-box': CommandBox;
  }
}
