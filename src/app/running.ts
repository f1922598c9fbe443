import type { LiveStrikes } from '../approvals/live-strikes.ts';
import type { Halts } from '../delivery/halts.ts';
import type { Messengers } from '../delivery/messenger.ts';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/logger.ts';
import type { Store } from '../store/store.ts';
import type { Translator } from '../wording/translator.ts';
import type { Auditing } from './audit.ts';

/** What the parts of a running bot share. */
export interface Running {
  store: Store;
  strikes: LiveStrikes;
  halts: Halts;
  auditing: Auditing;
  text: Translator;
  clock: Clock;
  log: Logger;
  /** The ways to the channels; undefined until the bot is online. */
  messengers: () => Messengers | undefined;
}
