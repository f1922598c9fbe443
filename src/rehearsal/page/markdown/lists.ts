import { parseInline } from './inline.ts';
import type { Block, ListItem } from './nodes.ts';

const listLine = /^( *)([-*]|\d{1,9}\.) +(\S.*)$/;

/** Whether a line opens a list: "- ", "* " or "1. ", indented or not. */
export function isListLine(line: string): boolean {
  return listLine.test(line);
}

/** Takes the list that begins at `at`; deeper indentation nests, a lesser one ends the list. */
export function takeList(lines: string[], at: number): { block: Block; next: number } {
  const [, indent = '', mark = '-'] = listLine.exec(lines[at] ?? '') ?? [];
  const ordered = mark.endsWith('.');
  const items: ListItem[] = [];
  let next = at;
  while (next < lines.length) {
    const [matched, own = '', ownMark = '-', text = ''] = listLine.exec(lines[next] ?? '') ?? [];
    if (!matched || own.length < indent.length) break;
    if (own.length > indent.length + 1) {
      const nested = takeList(lines, next);
      items.at(-1)?.nested.push(nested.block);
      next = nested.next;
      continue;
    }
    if (ownMark.endsWith('.') !== ordered) break;
    items.push({ children: parseInline(text), nested: [] });
    next += 1;
  }
  return { block: { kind: 'list', ...(ordered ? { start: Number.parseInt(mark, 10) } : {}), items }, next };
}
