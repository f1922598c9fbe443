import { systemClock } from '../platform/clock.ts';
import { readSettings } from '../settings/settings.ts';
import { runDoctor } from './doctor-run.ts';

/** `npm run doctor`: is everything right, before 6 a.m.? */
process.exitCode = await runDoctor({
  reading: readSettings(),
  clock: systemClock,
  print: line => console.log(line),
});
