import { parseInline } from './inline.ts';
import { isListLine, takeList } from './lists.ts';
import type { Block } from './nodes.ts';

/** Reads a message as Discord does: headings, subtext, quotes, lists and code blocks, line by line. */
export function parseMarkdown(source: string): Block[] {
  return splitCode(source).flatMap(part =>
    part.kind === 'code' ? [part] : parseLines(part.text.replace(/^\n|\n$/g, '').split('\n')),
  );
}

type Part = { kind: 'code'; language?: string; text: string } | { kind: 'lines'; text: string };

/** A code block may open in the middle of a line and keeps its text untouched. */
function splitCode(source: string): Part[] {
  const fence = /```(?:([A-Za-z0-9_+#.-]+)\n)?\n*([\s\S]+?)\n*```/g;
  const parts: Part[] = [];
  let at = 0;
  for (const match of source.matchAll(fence)) {
    if (inQuote(source, match.index)) continue;
    if (match.index > at) parts.push({ kind: 'lines', text: source.slice(at, match.index) });
    const [, language, text = ''] = match;
    parts.push({ kind: 'code', ...(language ? { language } : {}), text });
    at = match.index + match[0].length;
  }
  if (at < source.length) parts.push({ kind: 'lines', text: source.slice(at) });
  return parts;
}

function inQuote(source: string, index: number): boolean {
  const lineStart = source.lastIndexOf('\n', index - 1) + 1;
  return source.slice(lineStart, index).startsWith('>') || /(^|\n)>>> /.test(source.slice(0, index));
}

function parseLines(lines: string[]): Block[] {
  const blocks: Block[] = [];
  let text: string[] = [];
  const flush = () => {
    if (text.length > 0) blocks.push({ kind: 'text', children: parseInline(text.join('\n')) });
    text = [];
  };
  for (let at = 0; at < lines.length; ) {
    const taken = takeBlock(lines, at);
    if (taken) {
      flush();
      blocks.push(taken.block);
      at = taken.next;
    } else {
      text.push(lines[at] ?? '');
      at += 1;
    }
  }
  flush();
  return blocks;
}

function takeBlock(lines: string[], at: number): { block: Block; next: number } | undefined {
  const line = lines[at] ?? '';
  const heading = /^(#{1,3})\s+(.*\S)/.exec(line);
  if (heading) {
    const level = (heading[1]?.length ?? 1) as 1 | 2 | 3;
    return { block: { kind: 'heading', level, children: parseInline(heading[2] ?? '') }, next: at + 1 };
  }
  const subtext = /^-#\s+(.*\S)/.exec(line);
  if (subtext) return { block: { kind: 'subtext', children: parseInline(subtext[1] ?? '') }, next: at + 1 };
  if (line.startsWith('>>> ')) {
    const rest = [line.slice(4), ...lines.slice(at + 1)].join('\n');
    return { block: { kind: 'quote', children: parseMarkdown(rest) }, next: lines.length };
  }
  if (line.startsWith('> ')) {
    let next = at;
    while (/^>( |$)/.test(lines[next] ?? '')) next += 1;
    const inner = lines.slice(at, next).map(quoted => quoted.slice(2));
    return { block: { kind: 'quote', children: parseMarkdown(inner.join('\n')) }, next };
  }
  return isListLine(line) ? takeList(lines, at) : undefined;
}
