import { type Document, LineCounter, parseDocument } from 'yaml';
import { formatPath, type Problem } from './problem.ts';
import { cutTexts } from './yaml-comments.ts';
import { wordYamlErrors } from './yaml-errors.ts';
import { repeatedKeys } from './yaml-keys.ts';
import { locate } from './yaml-values.ts';

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
