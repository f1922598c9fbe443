import { isEntry } from '../strike/acts.ts';
import type { Change } from '../strike/change-schema.ts';
import { inForce, spanOf } from '../strike/changes.ts';
import { overrides } from '../strike/overrides.ts';
import type { IsoDate } from '../strike/strike.ts';
import { changeSentence } from '../wording/say/change-sentence.ts';
import type { Text } from '../wording/translator.ts';
import type { Step } from './effects.ts';

/** More of them would fill a phone. */
const MOST_NAMED = 3;

/**
 * What was set for some of the lines by themselves and is overridden by a change of more of them: it would be gone unsaid. Each
 * in its own sentence.
 */
export function overriddenLines(
  text: Text,
  { act, isUndone, replaced, before }: Step,
  today: IsoDate,
): string[] {
  if (isUndone || isEntry(act)) return [];
  const gone = inForce(before.changes).filter(
    each => each.id !== replaced?.id && overrides(act.type, each.type) && isOfFewer(each, act),
  );
  const named = gone.slice(-MOST_NAMED).map(each => {
    const what = changeSentence(text, before, each, today);
    return text.t('preview.overrides', { what });
  });
  const rest = gone.length - named.length;
  return rest > 0 ? [...named, text.t('preview.overridesMore', { count: rest })] : named;
}

/** Is it of some of the lines that the other is of, on a date of the other's, and not of all of them? */
function isOfFewer(each: Change, act: Change): boolean {
  if (!('sites' in each)) return false;
  const [one, other] = [spanOf(each), spanOf(act)];
  if ((one.to ?? other.from) < other.from || one.from > (other.to ?? one.from)) return false;
  if (act.type === 'lines') return true;
  if (!('sites' in act)) return false;
  const { sites } = act;
  return each.sites.some(site => sites.includes(site)) && !sites.every(site => each.sites.includes(site));
}
