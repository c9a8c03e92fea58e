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
        rowKey={({ kind, pricePerKwh }) => `${kind}/${pricePerKwh}`}
        columns={[
          { id: 'line', header: t('detail.lineColumns.line'), cell: ({ kind }) => t(`detail.line.${kind}`) },
          {
            id: 'energy',
            header: t('detail.lineColumns.energy'),
            numeric: true,
            cell: ({ energyWh }) => format.energy(energyWh),
          },
          {
            id: 'rate',
            header: t('detail.lineColumns.rate'),
            numeric: true,
            cell: ({ pricePerKwh }) => (pricePerKwh === null ? '–' : format.rate(pricePerKwh)),
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
    </Stack>
  );
};
