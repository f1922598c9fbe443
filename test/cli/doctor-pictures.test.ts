import { expect, it } from 'vitest';
import { formatFinding } from '../../src/cli/doctor-findings.ts';
import { examinePictures } from '../../src/cli/doctor-pictures.ts';

it('says in one sentence that the library for pictures does not run here, and what to do', async () => {
  const finding = await examinePictures(async () =>
    Promise.reject(new Error('Could not load the "sharp" module\nPossible solutions:\n- …')),
  );
  const machine = `${process.platform}-${process.arch}`;
  expect(formatFinding(finding)).toBe(
    `problem  Pictures: none can be sent, all else works: sharp, which takes hidden data out of them, does not run on ${machine}; run "npm ci" again on this machine, without leaving out optional packages.`,
  );
});
