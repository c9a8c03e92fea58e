import type { DocumentLine } from '@laadpoort/domain/settlement/documents/document';
import type { TariffWindow } from '@laadpoort/domain/tariffs/tariff';
import { weekdayRuns } from '@laadpoort/domain/tariffs/weekday-runs';
import { items, type DocumentLanguage } from './words.ts';

const LOCALES: Readonly<Record<DocumentLanguage, string>> = { en: 'en-GB', nl: 'nl-NL' };

/** How a document writes numbers, days and times in its language. Decimal text stays exact. */
export const createDocumentFormat = (language: DocumentLanguage) => {
  const locale = LOCALES[language];
  const decimals = (least: number, most: number) => {
    const format = new Intl.NumberFormat(locale, {
      minimumFractionDigits: least,
      maximumFractionDigits: most,
    });
    return (decimal: string) => format.format(decimal as Intl.StringNumericLiteral);
  };
  const dates = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
    return (day: string) => format.format(new Date(`${day}T00:00:00Z`));
  };
  const weekdays = dates({ weekday: 'short' });
  const weekday = (day: number) => weekdays(`2024-01-0${day}`);
  const runName = ([first, last]: readonly [number, number]) =>
    first === last ? weekday(first) : `${weekday(first)}${last - first > 1 ? '–' : ', '}${weekday(last)}`;
  const window = ({ weekdays: days, from, until }: TariffWindow) =>
    days.length === 7 ? `${from}–${until}` : `${weekdayRuns(days).map(runName).join(', ')} ${from}–${until}`;
  const months = dates({ month: 'long', year: 'numeric' });
  return {
    /** As many places as it has. */
    number: decimals(0, 20),
    price: decimals(2, 8),
    cents: decimals(2, 2),
    amount: decimals(6, 6),
    kWh: decimals(3, 3),
    /** `2026-12-04` is `4 december 2026`. */
    day: dates({ day: 'numeric', month: 'long', year: 'numeric' }),
    /** `2026-11` is `november 2026`. */
    month: (month: string) => months(`${month}-01`),
    /** `Geladen energie, ma–vr 23:00–07:00` */
    item: ({ item, window: when }: Pick<DocumentLine, 'item' | 'window'>) =>
      when === null ? items[item][language] : `${items[item][language]}, ${window(when)}`,
  };
};

export type DocumentFormat = ReturnType<typeof createDocumentFormat>;
