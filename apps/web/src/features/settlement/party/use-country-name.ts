import { useTranslation } from 'react-i18next';

/** The name of a country by its two letters, in the current language. */
export const useCountryName = (): ((code: string) => string) => {
  const { i18n } = useTranslation();
  const names = new Intl.DisplayNames([i18n.language], { type: 'region' });
  return (code) => names.of(code) ?? code;
};
