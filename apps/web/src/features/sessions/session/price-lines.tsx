import { Stack, Text } from '@mantine/core';
import type { SessionDetail } from '@laadpoort/contract/sessions/session-detail';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';
import { When } from '#ui/times/when.tsx';
import { WhyAmount } from './why-amount.tsx';
import { DataTable } from '#ui/tables/data-table.tsx';
import { RoundingNote } from '#ui/tables/rounding-note.tsx';

/** How the amount was calculated, line by line. */
export const PriceLines = ({ session }: { session: SessionDetail }) => {
  const { t } = useTranslation('sessions');
  const format = useFormat();
  return (
    <Stack>
      <DataTable
        caption={t('detail.price')}
        rows={session.priceLines}
        rowKey={(line) => `${line.kind}/${JSON.stringify(line.window)}`}
        columns={[
          {
            id: 'line',
            header: t('detail.lineColumns.line'),
            cell: ({ kind, window }) =>
              window ? `${t(`detail.line.${kind}`)}, ${format.window(window)}` : t(`detail.line.${kind}`),
          },
          {
            id: 'quantity',
            header: t('detail.lineColumns.quantity'),
            numeric: true,
            cell: (line) => quantityOf(line, format),
          },
          {
            id: 'rate',
            header: t('detail.lineColumns.rate'),
            numeric: true,
            cell: (line) => priceOf(line, format),
          },
          {
            id: 'amount',
            header: t('detail.lineColumns.amount'),
            numeric: true,
            cell: ({ amount }) => format.money(amount),
          },
        ]}
      />
      <RoundingNote
        rows={session.priceLines.map(({ amount }) => ({ energyWh: 0, amount }))}
        total={{ energyWh: 0, amount: session.amount }}
      />
      <Text fw={650} ta="end">
        {`${t('detail.total')}: ${format.money(session.amount)}`}
      </Text>
      {session.tariffValidFrom && session.vatBasis && (
        <Text size="sm" c="dimmed">
          {t('detail.tariffFrom', {
            at: format.dateTime(session.tariffValidFrom),
            vat: t(`detail.vat.${session.vatBasis}`),
          })}
        </Text>
      )}
      <Recomputed session={session} />
      {session.endedAt !== null && <WhyAmount sessionId={session.id} />}
      {session.adjustments.length > 0 && <Adjustments session={session} />}
    </Stack>
  );
};

/** Whether the price as it was told and the readings come to the same, computed as the page was opened. */
const Recomputed = ({ session: { amount, recomputedAmount } }: { session: SessionDetail }) => {
  const { t } = useTranslation('sessions');
  const format = useFormat();
  if (recomputedAmount === null) return null;
  return (
    <Text size="sm" c="dimmed">
      {recomputedAmount === amount
        ? t('detail.recomputed')
        : t('detail.recomputedOther', { amount: format.money(recomputedAmount) })}
    </Text>
  );
};

const Adjustments = ({ session: { adjustments } }: { session: SessionDetail }) => {
  const { t } = useTranslation('sessions');
  const format = useFormat();
  const amount = (each: string, basis: 'excl' | 'incl' | null) =>
    basis === null ? format.money(each) : `${format.money(each)} ${t(`detail.vat.${basis}`)}`;
  return (
    <DataTable
      caption={t('detail.adjustments')}
      captionShown
      rows={adjustments}
      rowKey={({ id }) => id}
      columns={[
        {
          id: 'before',
          header: t('detail.adjustmentColumns.before'),
          cell: ({ amountBefore, vatBasisBefore }) => amount(amountBefore, vatBasisBefore),
        },
        {
          id: 'after',
          header: t('detail.adjustmentColumns.after'),
          cell: ({ amountAfter, vatBasisAfter }) => amount(amountAfter, vatBasisAfter),
        },
        { id: 'reason', header: t('detail.adjustmentColumns.reason'), cell: ({ reason }) => reason },
        { id: 'by', header: t('detail.adjustmentColumns.by'), cell: ({ by }) => by },
        { id: 'at', header: t('detail.adjustmentColumns.at'), cell: ({ at }) => <When at={at} short /> },
      ]}
    />
  );
};

type Line = SessionDetail['priceLines'][number];
type Format = ReturnType<typeof useFormat>;

const quantityOf = ({ energyWh, seconds }: Line, format: Format) => {
  if (energyWh !== null) return format.register(energyWh);
  return seconds === null ? '–' : format.duration(seconds);
};

const priceOf = ({ pricePerKwh, pricePerHour }: Line, format: Format) => {
  if (pricePerKwh !== null) return format.rate(pricePerKwh);
  return pricePerHour === null ? '–' : format.hourlyRate(pricePerHour);
};
