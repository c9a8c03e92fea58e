import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { createFormat } from './format.ts';
import { localeOf, toLanguage } from './language.ts';

/** Formatting in the current language. */
export const useFormat = () => {
  const { i18n } = useTranslation();
  const locale = localeOf(toLanguage(i18n.language));
  return useMemo(() => createFormat(locale), [locale]);
};
