import type { Ledger } from '../announcements/delivery.ts';
import type { Messenger } from './messenger.ts';

/** The ports of one look, and whether it used them for more than reading. */
export interface Noticed {
  messenger: Messenger;
  ledger: Ledger;
  /** Discord was asked for nothing, and nothing was written. */
  wasIdle(): boolean;
}

/** Notices whether a look has anything to do: one that has not may be left out until something changes. */
export function noticing(messenger: Messenger, ledger: Ledger): Noticed {
  let isIdle = true;
  function noted<Args extends unknown[], Result>(work: (...args: Args) => Result): (...args: Args) => Result {
    return (...args) => {
      isIdle = false;
      return work(...args);
    };
  }
  return {
    messenger: {
      checkClock: () => messenger.checkClock(),
      send: noted((...args) => messenger.send(...args)),
      edit: noted((...args) => messenger.edit(...args)),
      close: noted((...args) => messenger.close(...args)),
      read: noted((...args) => messenger.read(...args)),
      remove: noted((...args) => messenger.remove(...args)),
      publish: noted((...args) => messenger.publish(...args)),
      find: noted((...args) => messenger.find(...args)),
    },
    ledger: {
      ...ledger,
      claim: noted(delivery => ledger.claim(delivery)),
      save: noted(delivery => ledger.save(delivery)),
      release: noted(key => ledger.release(key)),
    },
    wasIdle: () => isIdle,
  };
}
