import { createInstance, type Resource } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { initialLanguage, rememberLanguage, type Language } from '#lib/language.ts';

const i18n = createInstance();
/** The router starts loading the page before any texts are there. */
const started = Promise.withResolvers<void>();
let withAllWords = false;

/** The other language is not downloaded, and the first page does not wait for the other pages' texts. */
const firstTexts = (language: Language) =>
  language === 'nl' ? import('./first-page.nl.ts') : import('./first-page.en.ts');
const otherTexts = (language: Language) =>
  language === 'nl' ? import('./other-pages.nl.ts') : import('./other-pages.en.ts');

export const startI18n = async () => {
  const language = initialLanguage();
  const { texts } = await firstTexts(language);
  document.documentElement.lang = language;
  await i18n.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    defaultNS: 'app',
    resources: { [language]: texts },
    // React escapes already.
    interpolation: { escapeValue: false },
  });
  started.resolve();
};

const addWords = (language: Language, texts: Resource[string]) => {
  for (const [namespace, words] of Object.entries(texts)) i18n.addResourceBundle(language, namespace, words);
};

const addOtherWords = async (language: Language): Promise<void> => {
  const [{ texts }] = await Promise.all([otherTexts(language), started.promise]);
  addWords(language, texts);
  // The language may have been switched in the meantime.
  if (i18n.language !== language) await addOtherWords(i18n.language as Language);
};

const languageNow = (): Language => (i18n.isInitialized ? (i18n.language as Language) : initialLanguage());

/** Loads part of the portal together with the texts of all pages. */
export const withWords =
  <Module>(load: () => Promise<Module>) =>
  async (): Promise<Module> => {
    withAllWords = true;
    const [module] = await Promise.all([load(), addOtherWords(languageNow())]);
    return module;
  };

/** Switches the page's language immediately and remembers it. */
export const setLanguage = async (language: Language) => {
  addWords(language, (await firstTexts(language)).texts);
  if (withAllWords) addWords(language, (await otherTexts(language)).texts);
  await i18n.changeLanguage(language);
  document.documentElement.lang = language;
  rememberLanguage(language);
};
