import { setImmediate as nextTurn } from 'node:timers/promises';

/** Each call resolves in a turn of the event loop of its own, in the order of the calls. */
export function createBreath(): () => Promise<void> {
  let last: Promise<unknown> = Promise.resolve();
  return async () => {
    const turn = last.then(() => nextTurn());
    last = turn;
    await turn;
  };
}
