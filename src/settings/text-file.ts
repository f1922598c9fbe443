/** No strike file is longer: what is, is another file. */
const MOST_BYTES = 1_000_000;

type Place = { line: number; col: number };

/** The bytes of a file as text. It has to be UTF-8, or names would be shown garbled. A byte order mark is dropped. */
export function decodeText(bytes: Uint8Array): { text: string } | { wrong: string; place?: Place } {
  if (bytes.length > MOST_BYTES) {
    return {
      wrong: 'this file is larger than a megabyte, which no strike file is; check which file this is',
    };
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { wrong: 'the text here is not UTF-8; save the file as UTF-8', place: placeOfFirstBadByte(bytes) };
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
