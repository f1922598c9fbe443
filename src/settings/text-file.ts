/** No file that a host writes is longer: what is, is another file. */
const MOST_BYTES = 1_000_000;

const NOT_UTF8 = 'the text here is not UTF-8; save the file as UTF-8';

type Place = { line: number; col: number };

/**
 * The bytes of a file as text. It has to be UTF-8, or names would be shown garbled. A byte order mark is dropped.
 *
 * @param kind what the file has to be, for the sentence that says that it is not
 */
export function decodeText(
  bytes: Uint8Array,
  kind = 'strike file',
): { text: string } | { wrong: string; place?: Place } {
  if (bytes.length > MOST_BYTES) {
    return {
      wrong: `this file is larger than a megabyte, which no ${kind} is; check which file this is`,
    };
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // UTF-16 without its mark is UTF-8 as well: a NUL stands beside each letter.
    return text.includes('\0') ? { wrong: NOT_UTF8 } : { text };
  } catch {
    return { wrong: NOT_UTF8, place: placeOfFirstBadByte(bytes) };
  }
}

/** Decoded leniently, the first replacement character that the bytes do not spell out marks the place. */
function placeOfFirstBadByte(bytes: Uint8Array): Place {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const encoder = new TextEncoder();
  let offset = 0;
  let line = 1;
  let col = 1;
  for (const character of text) {
    const spelled = encoder.encode(character);
    if (character === '\uFFFD' && !spelled.every((byte, index) => bytes[offset + index] === byte)) break;
    offset += spelled.length;
    col = character === '\n' || character === '\uFEFF' ? 1 : col + 1;
    line += character === '\n' ? 1 : 0;
  }
  return { line, col };
}
