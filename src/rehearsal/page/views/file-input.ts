import { html, nothing, type TemplateResult } from 'lit';
import type { CommandOption } from '../command/entries.ts';
import { acceptedBy, type PickedFile, sizeWords } from '../command/files.ts';

export interface FileEvents {
  enter(option: string): void;
  /** Without a file: what was picked is taken out again. */
  pick(option: string, file: File | undefined): void;
  /** A key that is not the browser's own: Enter and Space open its list of files while none is picked. */
  key(event: KeyboardEvent): void;
}

/**
 * The field of an option that takes a file. The browser's own input lies invisible over the words, so that keyboard,
 * finger and screen reader find what they know; Backspace takes the file out, and Enter sends once there is one.
 */
export function fileView(
  option: CommandOption,
  picked: PickedFile | undefined,
  events: FileEvents,
): TemplateResult {
  const { name, shownName, required } = option;
  const words = picked ? `${picked.name}, ${sizeWords(picked.size)}` : 'Choose a file';
  return html`<label class="field file-field">
    <span>${shownName}</span>
    <span class=${picked ? 'file-words' : 'file-words placeholder'}>${words}</span>
    <input
      type="file"
      data-option=${name}
      accept=${acceptedBy(option) ?? nothing}
      aria-required=${required}
      aria-describedby="box-hint"
      @change=${(event: Event) => takeFrom(event, name, events)}
      @keydown=${(event: KeyboardEvent) => keyIn(event, option, picked, events)}
      @focus=${() => events.enter(name)}
    />
  </label>`;
}

/** The input is emptied at once: the same file can be picked again, and what counts is what the words say. */
function takeFrom({ target }: Event, option: string, events: FileEvents): void {
  if (!(target instanceof HTMLInputElement)) return;
  const file = target.files?.[0];
  if (file) events.pick(option, file);
  target.value = '';
}

function keyIn(
  event: KeyboardEvent,
  { name }: CommandOption,
  picked: PickedFile | undefined,
  events: FileEvents,
): void {
  const taking = event.key === 'Backspace' || event.key === 'Delete';
  if (picked && taking) {
    event.preventDefault();
    events.pick(name, undefined);
  } else if (event.key !== 'Enter' || picked) events.key(event);
}
