import { DateTime } from 'luxon';
import { readSettings } from '../../../src/settings/settings.ts';
import type { StrikeView } from '../../../src/strike/view.ts';
import { createTranslator } from '../../../src/wording/translator.ts';
import { withPlainTimes } from '../../support/plain-times.ts';

/** English with ordinary spaces inside times, as expectations are written. */
export const english = withPlainTimes(createTranslator()('en-US'));

/** The example strike, as its file states it. */
export function exampleView(): StrikeView {
  const reading = readSettings({ env: { STRIKES: 'config/examples/nuhw-kaiser-2024.yaml' } });
  if (!reading.ok) throw new Error('the example cannot be read');
  const [strike] = reading.settings.strikes;
  if (!strike) throw new Error('the example is empty');
  return { strike, changes: [] };
}

/** A wall-clock time of the example's zone. */
export function pacific(local: string): DateTime<true> {
  return DateTime.fromISO(local, { zone: 'America/Los_Angeles' }) as DateTime<true>;
}
