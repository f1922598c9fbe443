import { IANAZone } from 'luxon';

/** The IANA zones that this runtime lists. */
export const KNOWN_ZONES: readonly string[] = Intl.supportedValuesOf('timeZone');

/**
 * The IANA name that is meant, its letters in the usual case, or undefined if there is no such zone.
 * Abbreviations ("EST") are no answer: they stay on winter time all year, which no place does that uses the name.
 */
export function zoneNamed(name: string): string | undefined {
  const wanted = name.trim();
  if (wanted.toUpperCase() === 'UTC') return 'UTC';
  if (!wanted.includes('/') || !IANAZone.isValidZone(wanted)) return undefined;
  return KNOWN_ZONES.find(zone => zone.toLowerCase() === wanted.toLowerCase()) ?? wanted;
}
