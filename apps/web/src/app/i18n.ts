import { createInstance } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { initialLanguage, rememberLanguage, type Language } from '#lib/language.ts';

const i18n = createInstance();

/** One chunk per language: nobody downloads the other one. */
const textsOf = (language: Language) =>
  language === 'nl' ? import('./texts.nl.ts') : import('./texts.en.ts');

export const startI18n = async () => {
  const language = initialLanguage();
  const { texts } = await textsOf(language);
  document.documentElement.lang = language;
  await i18n.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    defaultNS: 'app',
    resources: { [language]: texts },
    // React escapes.
    interpolation: { escapeValue: false },
  });
};

/** Switches the language of the page at once and remembers it. */
export const setLanguage = async (language: Language) => {
  const { texts } = await textsOf(language);
  for (const [namespace, words] of Object.entries(texts)) i18n.addResourceBundle(language, namespace, words);
  await i18n.changeLanguage(language);
  document.documentElement.lang = language;
  rememberLanguage(language);
};
