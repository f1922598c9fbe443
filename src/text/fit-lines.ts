/** Discord's limit for the content of a message. */
const LIMIT = 2000;
/** How much of a line is kept at each cut. */
const KEPT = 0.8;

/**
 * Lines as one message that Discord takes: where they are too long together, the longest are shortened, with an ellipsis.
 * The first one, which a lock screen shows, and short ones (who is pinged, the reference) stay as they are.
 */
export function fitLines(lines: readonly string[]): string {
  const fitted = lines.flatMap(line => line.split('\n'));
  while (fitted.join('\n').length > LIMIT) {
    const longest = fitted.reduce(
      (most, line, index) => (index > 1 && line.length > (fitted[most] ?? '').length ? index : most),
      1,
    );
    const line = fitted[longest] ?? '';
    fitted[longest] = shortened(line);
    if (fitted[longest] === line) break;
  }
  return fitted.join('\n');
}

/** At the end of a word, so that no letter and no time of Discord's is torn apart. */
function shortened(line: string): string {
  const part = line.slice(0, Math.floor(line.length * KEPT));
  const end = part.lastIndexOf(' ');
  return `${part.slice(0, end > 0 ? end : part.length).replace(/…$/, '')}…`;
}
