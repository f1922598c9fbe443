import { fuzz } from './fuzz.ts';

/** `npm run fuzz [packets] [seed]`: 100,000 packets at a bot in this process, which must live and answer. */
const [packets = '100000', seed = 'fuzz'] = process.argv.slice(2);
const seen = await fuzz(Number(packets), seed);
console.log(seen);
const isGood = seen.answered === seen.asked && seen.announcements === 1 && seen.fatal.length === 0;
process.exit(isGood ? 0 : 1);
