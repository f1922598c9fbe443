import { type Finding, problem, well } from './doctor-findings.ts';

const ABOUT = 'Pictures';

/** Can hidden data be taken out of pictures? The library for it is machine code, and there for most machines only. */
export async function examinePictures(
  load: () => Promise<unknown> = () => import('../broadcasts/picture-library.ts'),
): Promise<Finding> {
  try {
    await load();
    return well(ABOUT, 'hidden data can be taken out of them.');
  } catch {
    return problem(
      ABOUT,
      `none can be sent, all else works: sharp, which takes hidden data out of them, does not run on ${process.platform}-${process.arch}; run "npm ci" again on this machine, without leaving out optional packages.`,
    );
  }
}
