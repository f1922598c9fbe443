import { html, nothing, type TemplateResult } from 'lit';
import { parseMarkdown } from '../markdown/blocks.ts';
import type { Block, Inline } from '../markdown/nodes.ts';
import { formatTimestamp } from '../times.ts';
import type { ViewContext } from './context.ts';

const parsed = new Map<string, Block[]>();
type Heading = Extract<Block, { kind: 'heading' }>;

const keptAtMost = 2_000;

/** A text with Discord's markdown, as elements. The page redraws every second, so each text is parsed once. */
export function markdownView(source: string, context: ViewContext): TemplateResult {
  if (parsed.size > keptAtMost) parsed.clear();
  const blocks = parsed.get(source) ?? parseMarkdown(source);
  parsed.set(source, blocks);
  return html`<div class="markdown">${blocks.map(block => blockView(block, context))}</div>`;
}

function blockView(block: Block, context: ViewContext): TemplateResult {
  switch (block.kind) {
    case 'heading':
      return headingView(block, context);
    case 'subtext':
      return html`<p class="subtext">${inlines(block.children, context)}</p>`;
    case 'quote':
      return html`<blockquote>${block.children.map(inner => blockView(inner, context))}</blockquote>`;
    case 'code':
      return html`<pre tabindex="0"><code>${block.text}</code></pre>`;
    case 'list':
      return listView(block, context);
    default:
      return html`<p>${inlines(block.children, context)}</p>`;
  }
}

function headingView({ level, children }: Heading, context: ViewContext): TemplateResult {
  const words = inlines(children, context);
  return html`<p class="heading heading-${level}" role="heading" aria-level=${level + 1}>${words}</p>`;
}

function listView({ start, items }: Extract<Block, { kind: 'list' }>, context: ViewContext): TemplateResult {
  const lines = items.map(
    ({ children, nested }) =>
      html`<li>${inlines(children, context)}${nested.map(inner => blockView(inner, context))}</li>`,
  );
  return start === undefined ? html`<ul>${lines}</ul>` : html`<ol start=${start}>${lines}</ol>`;
}

function inlines(nodes: Inline[], context: ViewContext): (TemplateResult | string)[] {
  return nodes.map(node => inlineView(node, context));
}

function inlineView(node: Inline, context: ViewContext): TemplateResult | string {
  const inner = 'children' in node ? inlines(node.children, context) : [];
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'strong':
      return html`<strong>${inner}</strong>`;
    case 'em':
      return html`<em>${inner}</em>`;
    case 'underline':
      return html`<u>${inner}</u>`;
    case 'strike':
      return html`<s>${inner}</s>`;
    case 'spoiler':
      return spoilerView(inner);
    case 'code':
      return html`<code>${node.text}</code>`;
    case 'link':
      return html`<a href=${node.url} title=${node.title ?? nothing} target="_blank" rel="noreferrer noopener">${inner}</a>`;
    case 'emoji':
      return `:${node.name}:`;
    case 'timestamp':
      return timestampView(node.seconds, node.style, context);
    default:
      return mentionView(node, context);
  }
}

type Mention = Extract<Inline, { kind: 'user' | 'role' | 'channel' | 'everyone' | 'command' }>;

function mentionView(node: Mention, { directory, actions, state }: ViewContext): TemplateResult {
  switch (node.kind) {
    case 'user': {
      const self = node.id === state.snapshot.person.id;
      return html`<span class="mention ${self ? 'self' : ''}">@${nameIn(directory.users, node.id) ?? 'unknown-user'}</span>`;
    }
    case 'role':
      return html`<span class="mention">@${nameIn(directory.roles, node.id) ?? 'unknown-role'}</span>`;
    case 'everyone':
      return html`<span class="mention">@${node.name}</span>`;
    case 'channel': {
      const name = nameIn(directory.channels, node.id);
      if (!name) return html`<span class="mention">#No access</span>`;
      return html`<button type="button" class="mention" @click=${() => actions.openChannel(node.id)}>#${name}</button>`;
    }
    case 'command':
      return html`<button type="button" class="mention" @click=${() => actions.useCommand(node.path)}>/${node.path}</button>`;
  }
}

function timestampView(
  seconds: number,
  style: Extract<Inline, { kind: 'timestamp' }>['style'],
  { reading }: ViewContext,
): TemplateResult {
  const full = formatTimestamp(seconds, 'F', reading);
  return html`<time class="timestamp" title=${full}>${formatTimestamp(seconds, style, reading)}</time>`;
}

function spoilerView(inner: unknown): TemplateResult {
  return html`<span
    class="spoiler"
    role="button"
    tabindex="0"
    aria-label="Spoiler, press to show"
    @click=${reveal}
    @keydown=${revealByKey}
    ><span>${inner}</span></span
  >`;
}

function revealByKey(event: KeyboardEvent): void {
  if (event.key !== 'Enter' && event.key !== ' ') return;
  event.preventDefault();
  reveal(event);
}

function reveal({ currentTarget }: Event): void {
  if (!(currentTarget instanceof HTMLElement)) return;
  currentTarget.classList.add('shown');
  for (const name of ['role', 'tabindex', 'aria-label']) currentTarget.removeAttribute(name);
}

function nameIn(named: { id: string; name: string }[], id: string): string | undefined {
  return named.find(one => one.id === id)?.name;
}
