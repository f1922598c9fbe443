import { leaveBackwards, lineDraft, writtenLine } from './draft.ts';
import type { CommandEntry } from './entries.ts';
import { findEntry } from './line.ts';
import type { Writing } from './writing.ts';

/** What a key does in the command box; a key that it does not know stays the browser's own. */
export function pressKey(event: KeyboardEvent, writing: Writing, entries: CommandEntry[]): void {
  if (event.isComposing) return;
  const handlers: Record<string, () => boolean> = {
    ArrowDown: () => move(writing, 1),
    ArrowUp: () => move(writing, -1),
    Escape: () => leave(writing),
    Tab: () => !event.shiftKey && writing.choose(writing.offers.active),
    Enter: () => enter(writing, entries),
    Backspace: () => backspace(writing),
  };
  if (handlers[event.key]?.()) event.preventDefault();
}

function move(writing: Writing, step: 1 | -1): boolean {
  const { offers } = writing;
  if (offers.open) offers.move(step);
  else writing.suggest();
  return offers.open;
}

function leave(writing: Writing): boolean {
  if (writing.offers.open) writing.offers.close();
  else if (writing.draft.entry) writing.begin(lineDraft(writtenLine(writing.draft)));
  else return false;
  return true;
}

/** A whole command is sent as it stands, even while the list offers others that begin like it. */
function enter(writing: Writing, entries: CommandEntry[]): boolean {
  const { draft, offers } = writing;
  const whole = !draft.entry && findEntry(draft.text, entries);
  if ((whole && !offers.moved) || !writing.choose(offers.active)) writing.send();
  return true;
}

function backspace(writing: Writing): boolean {
  const { draft } = writing;
  if (!draft.entry || draft.typed.get(draft.field)) return false;
  writing.goTo(leaveBackwards(draft));
  return true;
}
