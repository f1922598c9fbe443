import i18next, { type TFunction } from 'i18next';
import en from '../../config/locales/en.json' with { type: 'json' };

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof en };
  }
}

/** The locales that there are texts for, as BCP 47 language codes. */
const LOCALES = { en: { translation: en } };

/** What a wording function needs: the strings of one language, and the locale for dates and times. */
export interface Text {
  t: TFunction;
  /** BCP 47: "en", "es-419". */
  locale: string;
}

/** Gives the texts for a Discord or BCP 47 locale; languages without texts of their own read English. */
export type Translator = (locale: string) => Text;

/**
 * Builds the translator. Values are put into the strings as they are: Discord messages are no HTML, and what
 * could ping somebody is stopped by `allowed_mentions` (promise 8).
 */
export function createTranslator(): Translator {
  const instance = i18next.createInstance({
    resources: LOCALES,
    fallbackLng: 'en',
    supportedLngs: Object.keys(LOCALES),
    nonExplicitSupportedLngs: true,
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  void instance.init();
  const texts = new Map<string, Text>();
  return locale => {
    const known = texts.get(locale);
    if (known) return known;
    const language = locale.split('-')[0] ?? 'en';
    const text = {
      t: instance.getFixedT(locale),
      locale: Object.hasOwn(LOCALES, language) ? locale : 'en-US',
    };
    texts.set(locale, text);
    return text;
  };
}
