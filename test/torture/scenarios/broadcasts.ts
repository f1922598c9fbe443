import type { Scenario } from '../script.ts';
import { BROADCAST_KILLS } from './broadcasts/kills.ts';

/** Messages of the organizers, from the form to every channel. */
export const BROADCASTS: readonly Scenario[] = [...BROADCAST_KILLS];
