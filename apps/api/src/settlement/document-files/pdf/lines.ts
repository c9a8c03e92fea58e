import type { DocumentLine, SettlementDocument } from '@laadpoort/domain/settlement/documents/document';
import type { DocumentFormat } from '../format.ts';
import type { SessionsInSum } from '../read-document.ts';
import { facts, heading, paragraph } from '#platform/pdf/blocks.ts';
import type { Pages } from '#platform/pdf/pages.ts';
import { table, type PdfColumn } from '#platform/pdf/table.ts';
import { labels, sentences } from './words.ts';

/** What is paid for, line by line, and what it comes to. */
export const linesAndTotals = (
  pages: Pages,
  document: SettlementDocument,
  { count, energyWh, late }: SessionsInSum,
  format: DocumentFormat,
): void => {
  const { language, lines } = document;
  const says = sentences[language];
  const section = pages.tag(pages.root, 'Sect');
  heading(pages, section, 'H2', labels.lines[language]);
  paragraph(pages, section, says.sessions(count, format.kWh(energyWh)));
  if (late > 0) paragraph(pages, section, says.late(late));
  table(pages, section, lineColumns(document, format), lines);
  pages.pen.y += 8;
  facts(pages, section, totals(document, format), { nameWidth: 240, right: true });
  pages.pen.y += 8;
};

const lineColumns = (
  { language, vat }: SettlementDocument,
  format: DocumentFormat,
): PdfColumn<DocumentLine>[] => [
  { header: labels.station[language], width: 125, value: ({ stationName }) => stationName },
  {
    header: labels.item[language],
    width: 149,
    value: (line) => {
      const item = format.item(line);
      const isConverted = vat !== null && line.basis === 'incl' && line.unit !== 'one';
      return isConverted ? `${item}\n${sentences[language].typed(format.typedPrice(line.typedPrice))}` : item;
    },
  },
  {
    header: labels.quantity[language],
    width: 75,
    align: 'right',
    value: (line) => format.quantity(line),
  },
  {
    header: labels[vat ? 'unitPriceNet' : 'unitPrice'][language],
    width: 80,
    align: 'right',
    value: ({ unitPrice }) => format.price(unitPrice),
  },
  {
    header: labels[vat ? 'amountNet' : 'amount'][language],
    width: 70,
    align: 'right',
    value: ({ amount }) => format.cents(amount),
  },
];

const totals = (
  { language, net, vat, total, told, rounding }: SettlementDocument,
  format: DocumentFormat,
): (readonly [string, string, boolean?])[] => {
  return [
    ...(vat
      ? [
          [labels.net[language], format.euro(net)] as const,
          [sentences[language].vat(vat.percent, format.euro(vat.base)), format.euro(vat.amount)] as const,
        ]
      : []),
    [labels.total[language], format.euro(total), true],
    [labels[vat ? 'toldWithVat' : 'told'][language], format.euro(told)],
    [labels.rounding[language], format.euro(rounding)],
  ];
};
