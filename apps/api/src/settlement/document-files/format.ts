import type { DocumentLine } from '@laadpoort/domain/settlement/documents/document';
import type { TariffWindow } from '@laadpoort/domain/tariffs/tariff';
import { weekdayRuns } from '@laadpoort/domain/tariffs/weekday-runs';
import { items, locales, units, type DocumentLanguage } from './words.ts';

/** How a document writes numbers, days and times in its language. Decimal text stays exact. */
export const createDocumentFormat = (language: DocumentLanguage) => {
  const locale = locales[language];
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
  const clock = new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'short', timeZone: 'UTC' });
  const euro = new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' });
  const typed = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: 'EUR',
    minimumFractionDigits: 2,
    maximumFractionDigits: 6,
  });
  const countries = new Intl.DisplayNames(locale, { type: 'region' });
  const [three, four, whole] = [decimals(3, 3), decimals(4, 4), decimals(0, 0)];
  const places = { kWh: three, hour: four, session: whole, one: whole };
  const months = dates({ month: 'long', year: 'numeric' });
  return {
    /** `261,547 kWh`, `2 sessies`; of a limit `1`. */
    quantity: ({ unit, quantity }: Pick<DocumentLine, 'unit' | 'quantity'>) =>
      `${places[unit](quantity)} ${units[unit][language][quantity === '1' ? 0 : 1]}`.trim(),
    price: decimals(2, 8),
    typedPrice: (price: string) => typed.format(price as Intl.StringNumericLiteral),
    cents: decimals(2, 2),
    euro: (amount: string) => euro.format(amount as Intl.StringNumericLiteral),
    amount: decimals(6, 6),
    /** `NL` is `Nederland`. */
    country: (code: string) => countries.of(code) ?? code,
    /** Of Wh. */
    kWh: (energyWh: number) => three(`${energyWh}E-3`),
    /** A local time `2026-11-22T15:04:05`, without its seconds. */
    clock: (local: string) => clock.format(new Date(`${local}Z`)),
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
