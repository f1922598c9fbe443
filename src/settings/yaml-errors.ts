import type { YAMLParseError } from 'yaml';

/** What the parser found, in words for somebody who writes YAML a few times a year. */
const WORDS: Partial<Record<YAMLParseError['code'], string>> = {
  ALIAS_PROPS: 'an alias cannot have a tag or an anchor; write the value out',
  BAD_ALIAS: 'a `*` or `&` here means an alias; put the text in quotes',
  BAD_INDENT: 'this line is not indented like its neighbours; start it in the same column',
  BLOCK_AS_IMPLICIT_KEY: 'this line has one colon too many; put the text in quotes',
  BLOCK_IN_FLOW: 'a list or block cannot start inside brackets; write it on lines of its own',
  DUPLICATE_KEY: 'this key is written twice; keep one of them',
  IMPOSSIBLE: 'this cannot be read here; check the indentation and the brackets',
  MISSING_CHAR:
    'something is not closed, or a comma or colon is missing; check the brackets and quotes before this',
  MULTILINE_IMPLICIT_KEY: 'this line is not a key with its value; check its colon and its indentation',
  MULTIPLE_DOCS: 'a second strike starts here; write one strike per file',
  TAB_AS_INDENT: 'this line is indented by a tab; use spaces',
  TAG_RESOLVE_FAILED: 'a `!` here means a tag; put the text in quotes',
  UNEXPECTED_TOKEN: 'this was not expected here; check the indentation, the brackets and the quotes',
};
const OTHERWISE = 'this cannot be read as YAML; check the indentation, the brackets and the quotes';

/** Each error with its offset; what the parser stumbles over again on the same spot is left out. */
export function wordYamlErrors(errors: readonly YAMLParseError[]): { offset: number; message: string }[] {
  const seen = new Set<number>();
  return errors.flatMap(({ code, pos: [offset] }) => {
    if (seen.has(offset)) return [];
    seen.add(offset);
    return [{ offset, message: WORDS[code] ?? OTHERWISE }];
  });
}
