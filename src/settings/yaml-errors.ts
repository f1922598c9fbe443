import type { YAMLParseError } from 'yaml';

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
export function wordYamlErrors(
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
