import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { createFormat } from './format.ts';
import { localeOf, toLanguage } from './language.ts';
import { useStationZone } from './station-zone.ts';

/** Formatting in the current language, by the clock of the station that the page is about. */
export const useFormat = () => {
  const { i18n } = useTranslation();
  const locale = localeOf(toLanguage(i18n.language));
  const timeZone = useStationZone();
  return useMemo(() => createFormat(locale, timeZone), [locale, timeZone]);
};
