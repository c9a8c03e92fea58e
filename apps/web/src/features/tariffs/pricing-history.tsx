import { Badge } from '@mantine/core';
import type { TariffVersion } from '@laadpoort/contract/tariffs';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';
import { DataTable } from '#ui/tables/data-table.tsx';
import { rateOf } from './rate-of.ts';

/** All pricing policies so far, newest first. */
export const PricingHistory = ({ versions }: { versions: readonly TariffVersion[] }) => {
  const { t } = useTranslation('tariffs');
  const format = useFormat();
  return (
    <DataTable
      caption={t('history')}
      rows={versions}
      rowKey={({ id }) => id}
      empty={t('historyEmpty')}
      columns={[
        {
          id: 'rate',
          header: t('columns.rate'),
          cell: (version) => `${format.rate(rateOf(version))} ${t(`vat.${version.vatBasis}`)}`,
        },
        { id: 'from', header: t('columns.from'), cell: ({ validFrom }) => format.dateTime(validFrom) },
        {
          id: 'until',
          header: t('columns.until'),
          cell: ({ validUntil }) =>
            validUntil ? (
              format.dateTime(validUntil)
            ) : (
              <Badge variant="light" color="moss" tt="none">
                {t('inForce')}
              </Badge>
            ),
        },
        { id: 'by', header: t('columns.by'), cell: ({ createdBy }) => createdBy },
      ]}
    />
  );
};
