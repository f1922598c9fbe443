import { type Document, isScalar, visit } from 'yaml';
import { keyText } from './yaml-values.ts';

/**
 * The keys that are written twice in one block, by their offset. The parser compares each key of a block with every other,
 * which takes seconds where a union has thousands of sites.
 */
export function repeatedKeys(document: Document.Parsed, text: string): { offset: number; message: string }[] {
  const found: { offset: number; message: string }[] = [];
  visit(document, {
    Map: (_, { items }) => {
      const seen = new Set<string>();
      for (const { key } of items) {
        if (!isScalar<unknown>(key) || !key.range) continue;
        const name = keyText(key.value);
        if (seen.has(name)) found.push({ offset: key.range[0], message: wordingOf(key.range[0], text) });
        seen.add(name);
      }
    },
  });
  return found;
}

function wordingOf(offset: number, text: string): string {
  const key = /^["']?([^"':\s]+)/.exec(text.slice(offset, offset + 100))?.[1];
  return `${key === undefined ? 'this key' : `\`${key}\``} is written twice in the same block; keep one of them`;
}
