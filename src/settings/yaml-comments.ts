import { type Document, type Scalar, visit } from 'yaml';

/** A comment right behind a value, as a person writes one who means a text: `gate #4`. A comment has a space: `# four`. */
const CUT_OFF = /^[ \t]+#[^\s#]/;

/** Where YAML takes a part of a text that is not in quotes for a comment, by the offset of its `#`. */
export function cutTexts(document: Document.Parsed, text: string): { offset: number; message: string }[] {
  const found: { offset: number; message: string }[] = [];
  visit(document, {
    Scalar: (key, { type, range }: Scalar) => {
      if (key === 'key' || type !== 'PLAIN' || !range) return;
      const [behind] = CUT_OFF.exec(text.slice(range[1], range[2])) ?? [];
      if (behind === undefined) return;
      const message = 'a # here begins a comment, so the text ends before it; put the text in quotes';
      found.push({ offset: range[1] + behind.indexOf('#'), message });
    },
  });
  return found;
}
