import type { DocumentLine } from '@laadpoort/domain/settlement/documents/document';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';

/** A line of a document in words: what, when, how much and at which price. */
export const useLineWords = () => {
  const { t } = useTranslation('settlement', { keyPrefix: 'documents' });
  const format = useFormat();
  const number = (text: string, places: number, most = places) =>
    new Intl.NumberFormat(format.locale, {
      minimumFractionDigits: places,
      maximumFractionDigits: most,
    }).format(text as Intl.StringNumericLiteral);
  return {
    item: ({ item, window }: DocumentLine) =>
      window ? `${t(`items.${item}`)}, ${format.window(window)}` : t(`items.${item}`),
    quantity({ unit, quantity }: DocumentLine) {
      if (unit === 'kWh') return `${number(quantity, 3)} kWh`;
      return unit === 'hour' ? `${number(quantity, 4)} h` : quantity;
    },
    /** A limit has a price for nobody to multiply. */
    price: ({ unit, unitPrice }: DocumentLine) => (unit === 'one' ? '' : `€ ${number(unitPrice, 2, 8)}`),
  };
};
