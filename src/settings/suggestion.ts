import { closest, distance } from 'fastest-levenshtein';

/** More choices than this are not listed: nobody reads them. */
const LISTED = 12;
const MOST_COMPARED = 100;

/** The choice that a mistyped word is nearest to, if it is near at all: at most `most` letters and a third of it differ. */
export function nearest(given: string, choices: readonly string[], most = 5): string | undefined {
  // A word of a whole page is nobody's slip of the finger, and comparing it takes long.
  if (choices.length === 0 || given.length > MOST_COMPARED) return undefined;
  const wanted = given.toLowerCase();
  const found = closest(
    wanted,
    choices.map(choice => choice.toLowerCase()),
  );
  const tolerated = Math.min(most, Math.max(1, Math.floor(given.length / 3)));
  return distance(wanted, found) <= tolerated
    ? choices.find(choice => choice.toLowerCase() === found)
    : undefined;
}

/** What to write instead of a name that is not known: the nearest one, or all there are if they are few. */
export function suggest(given: string, choices: readonly string[]): string | undefined {
  const near = nearest(given, choices);
  if (near !== undefined) return `did you mean \`${near}\`?`;
  return choices.length > LISTED ? undefined : `write one of ${choices.join(', ')}`;
}
