import {
  type Document,
  isScalar,
  LineCounter,
  parseDocument,
  type Scalar,
  visit,
  type YAMLParseError,
} from 'yaml';
import { formatPath, type Problem } from './problem.ts';
import { keyText, locate } from './yaml-values.ts';

/** A text parsed as YAML 1.2, what is wrong with it as YAML, and a way to point into it. */
export interface YamlText {
  /** Absent where the text cannot be read as YAML. */
  document?: Document.Parsed;
  problems: Problem[];
  problemAtOffset: (offset: number, message: string) => Problem;
  /** A problem of the value at a path, or of its key. */
  problemAt: (path: readonly PropertyKey[], message: string, atKey?: boolean) => Problem;
}

/** Parses a text whose problems name it `file`. A key that is written twice does not keep the rest from being read. */
export function parseYaml(text: string, file: string): YamlText {
  const lines = new LineCounter();
  const at = (offset: number, path: readonly PropertyKey[], message: string): Problem => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(1, line), col: Math.max(1, col), path: formatPath(path), message };
  };
  const document = parseDocument(text, {
    schema: 'core',
    version: '1.2',
    intAsBigInt: true,
    lineCounter: lines,
    prettyErrors: false,
    logLevel: 'error',
    uniqueKeys: false,
  });
  const readable = document.errors.length === 0;
  const found = [
    ...wordYamlErrors(document.errors, text),
    ...repeatedKeys(document, text),
    ...(readable ? cutTexts(document, text) : []),
  ];
  return {
    ...(readable && { document }),
    problems: found.map(({ offset, message }) => at(offset, [], message)),
    problemAtOffset: (offset, message) => at(offset, [], message),
    problemAt: (path, message, atKey = false) => {
      const found = locate(document, path, atKey);
      return at(found.offset, found.path, message);
    },
  };
}

/** What the parser found, in words for somebody who writes YAML a few times a year. */
const WORDS: Partial<Record<YAMLParseError['code'], string>> = {
  ALIAS_PROPS: 'an alias cannot have a tag or an anchor; write the value out',
  BAD_ALIAS: 'a `*` or `&` here means an alias; put the text in quotes',
  BAD_INDENT: 'this line is not indented like its neighbours; start it in the same column',
  BLOCK_AS_IMPLICIT_KEY: 'this line has one colon too many; put the text in quotes',
  BLOCK_IN_FLOW: 'a list or block cannot start inside brackets; write it on lines of its own',
  IMPOSSIBLE: 'this cannot be read here; check the indentation and the brackets',
  MISSING_CHAR:
    'something is not closed, or a comma or colon is missing; check the brackets and quotes before this',
  MULTILINE_IMPLICIT_KEY: 'this line is not a key with its value; check its colon and its indentation',
  MULTIPLE_DOCS: 'a second strike starts here; write one strike per file',
  RESOURCE_EXHAUSTION: 'this is nested too deeply; write it in lines and blocks',
  TAB_AS_INDENT: 'this line is indented by a tab; use spaces',
  TAG_RESOLVE_FAILED: 'a `!` here means a tag; put the text in quotes',
  UNEXPECTED_TOKEN: 'this was not expected here; check the indentation, the brackets and the quotes',
};
const OTHERWISE = 'this cannot be read as YAML; check the indentation, the brackets and the quotes';

/** Where one code covers several mistakes, the parser's own sentence tells them apart. */
const TOLD_APART: readonly [RegExp, string][] = [
  [/closing .*quote/, 'a quote is not closed; close it where the text ends'],
  [/end with a [\]}]/, 'a bracket that was opened before this is not closed; close it'],
];

/** Each error with its offset; what the parser stumbles over again on the same line, or after a tab, is left out. */
function wordYamlErrors(
  errors: readonly YAMLParseError[],
  text: string,
): { offset: number; message: string }[] {
  const seen = new Set<number>();
  const tabs = errors.filter(error => error.code === 'TAB_AS_INDENT');
  return (tabs.length > 0 ? tabs : errors).flatMap(error => {
    const [offset] = error.pos;
    const line = text.lastIndexOf('\n', offset - 1);
    if (seen.has(line)) return [];
    seen.add(line);
    return [{ offset, message: wordingOf(error) }];
  });
}

function wordingOf({ code, message }: YAMLParseError): string {
  const [, apart] = TOLD_APART.find(([pattern]) => pattern.test(message)) ?? [];
  return apart ?? WORDS[code] ?? OTHERWISE;
}

/**
 * The keys that are written twice in one block, by their offset. The parser compares each key of a block with every other,
 * which takes seconds where a union has thousands of sites.
 */
function repeatedKeys(document: Document.Parsed, text: string): { offset: number; message: string }[] {
  const found: { offset: number; message: string }[] = [];
  visit(document, {
    Map: (_, { items }) => {
      const seen = new Set<string>();
      for (const { key } of items) {
        if (!isScalar<unknown>(key) || !key.range) continue;
        const name = keyText(key.value);
        if (seen.has(name)) found.push({ offset: key.range[0], message: writtenTwice(key.range[0], text) });
        seen.add(name);
      }
    },
  });
  return found;
}

function writtenTwice(offset: number, text: string): string {
  const key = /^["']?([^"':\s]+)/.exec(text.slice(offset, offset + 100))?.[1];
  return `${key === undefined ? 'this key' : `\`${key}\``} is written twice in the same block; keep one of them`;
}

/** A comment right behind a value, as a person writes one who means a text: `gate #4`. A comment has a space: `# four`. */
const CUT_OFF = /^[ \t]+#[^\s#]/;

/** Where YAML takes a part of a text that is not in quotes for a comment, by the offset of its `#`. */
function cutTexts(document: Document.Parsed, text: string): { offset: number; message: string }[] {
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
