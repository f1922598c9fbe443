import { type ChannelResult, isFinished } from './results.ts';

/** How a message comes along, for whoever watches. */
export interface Progress {
  /** Something was written about a delivery. */
  changed(): void;
  /** The process ends: who watches gets how it stands, and nothing after that. */
  end: () => void;
  /** The results as they are, then anew whenever they may have changed; ends when nothing more will happen. */
  of(results: () => Promise<ChannelResult[]>): AsyncGenerator<ChannelResult[], void>;
}

/** Whoever is slower than the deliveries sees the newest state, not each in between. */
export function createProgress(): Progress {
  let waiting = Promise.withResolvers<void>();
  let isOver = false;
  const changed = () => {
    waiting.resolve();
    waiting = Promise.withResolvers();
  };
  return {
    changed,
    end: () => {
      isOver = true;
      changed();
    },
    of: async function* (results) {
      for (;;) {
        const { promise } = waiting;
        const known = await results();
        yield known;
        if (isOver || isFinished(known)) return;
        await promise;
      }
    },
  };
}
