import { knownLocale } from './locales.ts';

/** What the address asks for: who looks, in which Discord locale, and at which channel. */
export interface WantedPlace {
  person?: string | undefined;
  locale: string;
  channel?: string | undefined;
}

export function readAddress({ searchParams }: URL): WantedPlace {
  return {
    person: searchParams.get('person') ?? undefined,
    locale: knownLocale(searchParams.get('locale') ?? navigator.language),
    channel: searchParams.get('channel') ?? undefined,
  };
}

/** Person, language and channel stand in the address, so that a reload and a bookmark come back to them. */
export function rememberPlace(person: string, locale: string, channel: string): void {
  const address = new URL(location.href);
  address.search = String(new URLSearchParams({ person, locale, channel }));
  history.replaceState(null, '', address);
}
