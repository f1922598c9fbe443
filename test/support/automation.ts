import type { Automation } from '../../commands/kit/command.ts';

/** An automation that was never stopped, for tests of something else. */
export const idleAutomation: Automation = {
  haltOf: () => undefined,
  halt: async () => undefined,
  resume: async () => undefined,
  deliveries: async () => [],
  latest: async () => [],
  history: async () => [],
  health: async () => ({ isGatewayReady: true, isStoreWritable: true, openTroubles: [], obstacles: [] }),
};
