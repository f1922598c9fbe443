import type { Act } from '../../strike/acts.ts';
import type { Text } from '../translator.ts';

/**
 * The union's own words on what comes after the strike, if an act has them. Members read them in every answer from then on,
 * so whoever decides sees them, whether or not they are posted.
 */
export function wordsOfEnd({ t }: Text, act: Act): string[] {
  return act.type === 'end' && act.words !== undefined ? [t('change.words', { words: act.words })] : [];
}
