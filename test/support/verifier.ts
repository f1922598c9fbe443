import type { Verifier } from '../../src/verify/verifier.ts';

/** For tests in which nothing is verified. */
export const idleVerifier: Verifier = {
  verdictOn: async () => {
    throw new Error('nobody verifies in this test');
  },
};
