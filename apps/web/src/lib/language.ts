export const languages = ['en', 'nl'] as const;
export type Language = (typeof languages)[number];

const locales: Record<Language, string> = { en: 'en-GB', nl: 'nl-NL' };

export const toLanguage = (tag: string): Language => (tag.startsWith('nl') ? 'nl' : 'en');

/** The Intl locale of a language: numbers, money and dates follow it. */
export const localeOf = (language: Language) => locales[language];

const storageKey = 'language';

/** The remembered language, otherwise the browser's. `first-paint.js` reads the same key. */
export const initialLanguage = (): Language =>
  toLanguage(localStorage.getItem(storageKey) ?? navigator.language);

export const rememberLanguage = (language: Language) => localStorage.setItem(storageKey, language);
