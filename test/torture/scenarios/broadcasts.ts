import type { Scenario } from '../script.ts';
import { BROADCAST_ALERTS } from './broadcasts/alerts.ts';
import { BROADCAST_APPROVALS } from './broadcasts/approvals.ts';
import { BROADCAST_CHANNELS } from './broadcasts/channels.ts';
import { BROADCAST_CORRECTIONS } from './broadcasts/corrections.ts';
import { BROADCAST_KILLS } from './broadcasts/kills.ts';
import { BROADCAST_LATER } from './broadcasts/later.ts';
import { BROADCAST_MIDDLE } from './broadcasts/middle.ts';
import { BROADCAST_PRESSES } from './broadcasts/presses.ts';
import { BROADCAST_RETRACTIONS } from './broadcasts/retractions.ts';
import { BROADCAST_SLOW } from './broadcasts/slow.ts';

/** Messages of the organizers, from the form to every channel, and what becomes of them there. */
export const BROADCASTS: readonly Scenario[] = [
  ...BROADCAST_KILLS,
  ...BROADCAST_PRESSES,
  ...BROADCAST_APPROVALS,
  ...BROADCAST_CHANNELS,
  ...BROADCAST_LATER,
  ...BROADCAST_MIDDLE,
  ...BROADCAST_CORRECTIONS,
  ...BROADCAST_RETRACTIONS,
  ...BROADCAST_ALERTS,
  ...BROADCAST_SLOW,
];
