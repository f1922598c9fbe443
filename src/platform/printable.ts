/** Steers a terminal, ends a line, or turns the direction of what follows. */
const STEERING = /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu;

/** One line as it is printed: names come from people on Discord, and what is in them must not act on the host's terminal. */
export function printable(line: string): string {
  return line.replace(STEERING, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
