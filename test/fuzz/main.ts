import { fuzz } from './fuzz.ts';

/** `npm run fuzz [number] [seed]`: 100,000 packets and answers at a bot in this process, which must live, answer and post. */
const [total = '100000', seed = 'fuzz'] = process.argv.slice(2);
const seen = await fuzz(Number(total), seed);
console.dir(seen, { depth: null });
const { asked, answered, due, posted, hung, fatal } = seen;
const isGood = answered === asked && posted === due && hung.length === 0 && fatal.length === 0;
process.exit(isGood ? 0 : 1);
