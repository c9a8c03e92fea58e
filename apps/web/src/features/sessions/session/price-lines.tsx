import { Stack, Text } from '@mantine/core';
import type { SessionDetail } from '@laadpoort/contract/sessions/session';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';
import { DataTable } from '#ui/tables/data-table.tsx';

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
