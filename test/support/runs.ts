/**
 * How often something drawn by chance is tried: a tenth of it, at least twice, by `npm test`; in full where a mode is
 * given, as by `npm run test:all`.
 */
export function runs(full: number): number {
  return process.env.MODE === 'test' ? Math.max(2, Math.ceil(full / 10)) : full;
}
