import type { Scenario } from '../script.ts';
import { BROADCASTS } from './broadcasts.ts';
import { EDITS } from './edits.ts';
import { GATEWAY } from './gateway.ts';
import { HEART } from './heart.ts';
import { KILLS } from './kill.ts';
import { LIFECYCLE } from './lifecycle.ts';
import { NETWORK } from './network.ts';
import { PEOPLE } from './people.ts';
import { SERVERS } from './servers.ts';
import { STORE } from './store.ts';
import { TIME } from './time.ts';

/** Everything that the bot is put through. */
export const SCENARIOS: readonly Scenario[] = [
  ...KILLS,
  ...EDITS,
  ...NETWORK,
  ...GATEWAY,
  ...LIFECYCLE,
  ...TIME,
  ...HEART,
  ...PEOPLE,
  ...SERVERS,
  ...STORE,
  ...BROADCASTS,
];
