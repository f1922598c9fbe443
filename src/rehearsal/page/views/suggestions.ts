import { html, nothing, type TemplateResult } from 'lit';
import type { Suggestion } from '../command/suggestions.ts';

export interface SuggestionsView {
  suggestions: Suggestion[];
  active: number;
  label: string;
}

/** The listbox above the command box. The focus stays in the box, so a press must not take it away. */
export function suggestionsView(
  { suggestions, active, label }: SuggestionsView,
  choose: (index: number) => void,
): TemplateResult {
  return html`<ul
      class="suggestions"
      id="box-suggestions"
      role="listbox"
      aria-label=${label}
      ?hidden=${suggestions.length === 0}
    >
      ${suggestions.map(
        (suggestion, index) => html`<li
          id="box-suggestion-${index}"
          role="option"
          class=${index === active ? 'active' : ''}
          aria-selected=${index === active}
          @mousedown=${(event: Event) => event.preventDefault()}
          @click=${() => choose(index)}
        >
          <span>${suggestion.label}</span>${suggestion.detail ? html`<small>${suggestion.detail}</small>` : nothing}
        </li>`,
      )}
    </ul>
    <span class="hidden-words" role="status">${countWords(suggestions.length)}</span>`;
}

function countWords(count: number): string {
  if (count === 0) return '';
  return count === 1 ? '1 suggestion' : `${count} suggestions`;
}
