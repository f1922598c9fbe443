/**
 * How often something drawn by chance is tried: in full by `npm run test:all`, and a tenth of it, at least twice, by
 * `npm test`.
 */
export function runs(full: number): number {
  return process.env.MODE === 'all' ? full : Math.max(2, Math.ceil(full / 10));
}
