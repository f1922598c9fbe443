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

/**
 * Gives the texts for a Discord or BCP 47 locale; languages without texts of their own read English, and so does what is
 * no locale: it never throws, because a failure is told in the words that it gives.
 */
export type Translator = (locale: string | undefined) => Text;

/** "en", "en-GB", "es-419" */
const LOCALE = /^[a-z]{2}(-([A-Z]{2}|\d{3}))?$/;

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
  // The texts are in memory and `initAsync` is off: it is ready when this returns, and there is nothing that could fail later.
  instance.init().catch(() => undefined);
  const texts = new Map<string, Text>();
  return asked => {
    const locale = readLocale(asked);
    const known = texts.get(locale);
    if (known) return known;
    const text = { t: instance.getFixedT(locale), locale };
    texts.set(locale, text);
    return text;
  };
}

/** A packet may say anything here, or nothing. */
function readLocale(asked: unknown): string {
  if (typeof asked !== 'string' || !LOCALE.test(asked)) return 'en-US';
  return Object.hasOwn(LOCALES, asked.slice(0, 2)) ? asked : 'en-US';
}
