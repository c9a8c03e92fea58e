import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '#lib/me.ts';
import { setLanguage } from './i18n.ts';

/** The language that a person chose comes along to every device, and follows a change of it at once. */
export const useOwnLanguage = () => {
  const { language } = useMe();
  const { i18n } = useTranslation();
  useEffect(() => {
    if (i18n.language !== language) void setLanguage(language);
  }, [i18n, language]);
};
