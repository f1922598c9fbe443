import { disguisedAddresses, misleadingLinks } from '../strike/links.ts';

/**
 * The links in the texts of a strike file that show one address and lead to another, with the path to their text. What
 * organizers did on Discord (`acts`) was checked when they did it.
 */
export function linkFindings(
  value: unknown,
  path: readonly PropertyKey[] = [],
): { path: PropertyKey[]; message: string }[] {
  if (typeof value === 'string') return wrongOf(value).map(message => ({ path: [...path], message }));
  if (typeof value !== 'object' || value === null) return [];
  const entries: [PropertyKey, unknown][] = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(value);
  return entries
    .filter(([key]) => path.length > 0 || key !== 'acts')
    .flatMap(([key, item]) => linkFindings(item, [...path, key]));
}

function wrongOf(text: string): string[] {
  return [
    ...misleadingLinks(text).map(
      ({ target }) =>
        `has a link that shows what looks like an address, and leads to ${target}; write the address itself`,
    ),
    ...disguisedAddresses(text).map(({ host }) =>
      host === undefined
        ? 'has an address that no browser reads as it stands; write one like https://home.nuhw.org'
        : `has an address that is not what it looks like; write where it leads, ${host}`,
    ),
  ];
}
