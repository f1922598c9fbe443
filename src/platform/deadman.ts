import type { Logger } from './logger.ts';

const PATIENCE_MS = 10_000;

/**
 * A dead man's switch: `beat` calls an address that raises the alarm when it is not called any more. It never
 * throws, and a failed call is only logged: the alarm is the point.
 */
export function createDeadman(url: string, log: Logger): { beat(): Promise<void> } {
  return {
    beat: async () => {
      try {
        const response = await fetch(url, { method: 'POST', signal: AbortSignal.timeout(PATIENCE_MS) });
        await response.body?.cancel();
        if (!response.ok)
          log.warn({ status: response.status }, 'the dead man’s switch did not take the beat');
      } catch (error) {
        log.warn({ err: error }, 'the dead man’s switch could not be called');
      }
    },
  };
}
