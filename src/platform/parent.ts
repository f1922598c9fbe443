/** How often the parent is looked for: a bot without one is gone well before a supervisor starts the next. */
const LOOK_EVERY_MS = 1_000;

/**
 * Calls `onGone` once when the process that started this one has ended. npm starts a program by a shell between the two;
 * when npm is ended, the shell ends and the program would run on, with the store's lock in its hand. A Windows process
 * keeps its parent's number, so nothing happens there. Does not keep the process alive.
 *
 * @param parentId the parent's process id at this moment
 * @param every calls back in that many milliseconds, again and again
 */
export function watchParent(
  onGone: () => void,
  parentId = () => process.ppid,
  every: (look: () => void, millis: number) => { stop(): void } = unrefInterval,
): void {
  const parent = parentId();
  const looking = every(() => {
    if (parentId() === parent) return;
    looking.stop();
    onGone();
  }, LOOK_EVERY_MS);
}

function unrefInterval(look: () => void, millis: number): { stop(): void } {
  const timer = setInterval(look, millis).unref();
  return { stop: () => clearInterval(timer) };
}
