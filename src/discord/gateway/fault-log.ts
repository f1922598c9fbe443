import type { Clock } from '../../platform/clock.ts';
import type { Logger } from '../../platform/logger.ts';

const QUIET_MS = 60_000;
/** More shapes than the library has handlers; if more arrive within a minute, they are not told apart. */
const SHAPES = 200;
/** The longest name of an event has half as many characters. */
const NAME_MOST = 80;

/**
 * Logs what happens in floods: each shape (what it was about, and what was thrown where) once a minute, with how many
 * were left out since.
 */
export function faultLog(
  clock: Clock,
  log: Logger,
): (about: string, error: unknown, sentence: string) => void {
  const shapes = new Map<string, { at: number; leftOut: number }>();
  return (named, error, sentence) => {
    const about = named.slice(0, NAME_MOST);
    const now = clock.now().toMillis();
    const shape = shapeOf(about, error);
    const last = shapes.get(shape);
    if (last && Math.abs(now - last.at) < QUIET_MS) {
      last.leftOut += 1;
      return;
    }
    if (!last && shapes.size >= SHAPES) forgetQuiet(shapes, now);
    if (!last && shapes.size >= SHAPES) return;
    shapes.set(shape, { at: now, leftOut: 0 });
    log.warn({ about, ...(last && last.leftOut > 0 && { leftOut: last.leftOut }), err: error }, sentence);
  };
}

function forgetQuiet(shapes: Map<string, { at: number }>, now: number): void {
  for (const [shape, { at }] of shapes) if (Math.abs(now - at) >= QUIET_MS) shapes.delete(shape);
}

/** The place in the code rather than the message, which may hold what was sent. */
function shapeOf(about: string, error: unknown): string {
  const place = error instanceof Error ? error.stack?.split('\n').find(line => /^\s+at /.test(line)) : '';
  return `${about} ${place}`;
}
