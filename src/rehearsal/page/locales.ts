/** Discord's languages (its documentation, "Locales"), each named as its speakers name it. */
export const locales = [
  { locale: 'en-US', name: 'English (US)' },
  { locale: 'en-GB', name: 'English (UK)' },
  { locale: 'es-419', name: 'Español (Latinoamérica)' },
  { locale: 'es-ES', name: 'Español (España)' },
  { locale: 'zh-CN', name: '中文（简体）' },
  { locale: 'zh-TW', name: '中文（繁體）' },
  { locale: 'ko', name: '한국어' },
  { locale: 'vi', name: 'Tiếng Việt' },
  { locale: 'ja', name: '日本語' },
  { locale: 'fr', name: 'Français' },
  { locale: 'de', name: 'Deutsch' },
  { locale: 'pt-BR', name: 'Português (Brasil)' },
  { locale: 'ru', name: 'Русский' },
  { locale: 'uk', name: 'Українська' },
  { locale: 'pl', name: 'Polski' },
  { locale: 'it', name: 'Italiano' },
  { locale: 'hi', name: 'हिन्दी' },
  { locale: 'th', name: 'ไทย' },
  { locale: 'tr', name: 'Türkçe' },
  { locale: 'id', name: 'Bahasa Indonesia' },
] as const;

/** The language of an address or a browser, if Discord has it; English (US) otherwise. */
export function knownLocale(wanted: string | null): string {
  return locales.find(({ locale }) => locale === wanted)?.locale ?? 'en-US';
}
