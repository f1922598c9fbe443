import { html, nothing, type TemplateResult } from 'lit';
import type { Draft } from '../command/draft.ts';
import type { CommandOption } from '../command/entries.ts';
import { takesFile } from '../command/files.ts';
import { OptionType } from '../discord.ts';
import { type FileEvents, fileView } from './file-input.ts';

/** What the line and the fields of the command box tell it. */
export interface InputEvents {
  input(text: string): void;
  key(event: KeyboardEvent): void;
  /** The line, or the field of an option, got the focus. */
  enter(option?: string): void;
  blur(): void;
  add(option: string): void;
}

export type BoxEvents = InputEvents & FileEvents;

export interface InputView {
  draft: Draft;
  /** Where a message goes: "#picket-line". */
  place: string;
  /** The listbox is open. */
  open: boolean;
  /** The id of the active suggestion. */
  activeId: string | undefined;
}

/** The line to type in, or the fields of a command. */
export function inputView(view: InputView, events: BoxEvents): TemplateResult {
  return view.draft.entry ? fieldsView(view, events) : lineView(view, events);
}

function lineView({ draft, place, open, activeId }: InputView, events: InputEvents): TemplateResult {
  return html`<input
    class="line"
    type="text"
    aria-label="Message ${place}"
    placeholder="Message ${place}, or type / for a command"
    maxlength="2000"
    enterkeyhint="send"
    .value=${draft.text}
    role="combobox"
    aria-autocomplete="list"
    aria-haspopup="listbox"
    aria-expanded=${open}
    aria-controls="box-suggestions"
    aria-describedby="box-hint"
    aria-activedescendant=${activeId ?? nothing}
    autocomplete="off"
    autocapitalize="off"
    spellcheck="false"
    @input=${(event: Event) => events.input(typedIn(event))}
    @keydown=${(event: KeyboardEvent) => events.key(event)}
    @focus=${() => events.enter()}
    @blur=${() => events.blur()}
  />`;
}

function fieldsView(view: InputView, events: BoxEvents): TemplateResult {
  const { entry, shown } = view.draft;
  if (!entry) return html``;
  const [fields, rest] = [
    entry.options.filter(({ name }) => shown.includes(name)),
    entry.options.filter(({ name }) => !shown.includes(name)),
  ];
  return html`<div class="fields" role="group" aria-label="/${entry.shownPath}">
    <span class="box-command">/${entry.shownPath}</span>
    ${fields.map(option =>
      takesFile(option)
        ? fileView(option, view.draft.files.get(option.name), events)
        : fieldView(option, view, events),
    )} ${rest.map(option => addView(option, events))}
  </div>`;
}

function fieldView(
  { name, shownName, required, raw }: CommandOption,
  { draft, open, activeId }: InputView,
  events: InputEvents,
): TemplateResult {
  const here = draft.field === name;
  const text = draft.typed.get(name) ?? '';
  return html`<label class="field">
    <span>${shownName}</span>
    <input
      type="text"
      data-option=${name}
      inputmode=${raw.type === OptionType.Integer ? 'numeric' : 'text'}
      size=${Math.max(10, text.length + 1)}
      .value=${text}
      role="combobox"
      aria-autocomplete="list"
      aria-haspopup="listbox"
      aria-expanded=${here && open}
      aria-controls="box-suggestions"
      aria-required=${required}
      aria-describedby="box-hint"
      aria-activedescendant=${(here && activeId) || nothing}
      autocomplete="off"
      autocapitalize="off"
      spellcheck="false"
      enterkeyhint="send"
      @input=${(event: Event) => events.input(typedIn(event))}
      @keydown=${(event: KeyboardEvent) => events.key(event)}
      @focus=${() => events.enter(name)}
      @blur=${() => events.blur()}
    />
  </label>`;
}

function addView({ name, shownName, description }: CommandOption, events: InputEvents): TemplateResult {
  return html`<button
    type="button"
    class="add"
    title=${description}
    aria-label="Add ${shownName}: ${description}"
    @click=${() => events.add(name)}
  >
    + ${shownName}
  </button>`;
}

function typedIn({ target }: Event): string {
  return target instanceof HTMLInputElement ? target.value : '';
}
