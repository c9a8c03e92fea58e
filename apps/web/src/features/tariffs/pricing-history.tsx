import { Badge, Text } from '@mantine/core';
import type { TariffVersion } from '@laadpoort/contract/tariffs';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';
import { DataTable } from '#ui/tables/data-table.tsx';
import { useComponentWords } from './component-words.ts';
import { rateOf } from './rate-of.ts';

interface Props {
  readonly versions: readonly TariffVersion[];
  readonly current: TariffVersion | null;
}

/** All pricing policies, newest first: those to come, the one in effect and those before it. */
export const PricingHistory = ({ versions, current }: Props) => {
  const { t } = useTranslation('tariffs');
  const format = useFormat();
  return (
    <DataTable
      caption={t('history')}
      rows={versions}
      rowKey={({ id }) => id}
      empty={t('historyEmpty')}
      columns={[
        { id: 'rate', header: t('columns.rate'), cell: (version) => <Price version={version} /> },
        { id: 'from', header: t('columns.from'), cell: ({ validFrom }) => format.dateTime(validFrom) },
        {
          id: 'until',
          header: t('columns.until'),
          cell: ({ id, validUntil, cancelledAt }) => {
            if (cancelledAt !== null) return t('wasCancelled');
            if (id === current?.id && validUntil === null)
              return (
                <Badge variant="light" color="moss" tt="none">
                  {t('inForce')}
                </Badge>
              );
            return validUntil === null ? '–' : format.dateTime(validUntil);
          },
        },
        { id: 'by', header: t('columns.by'), cell: ({ createdBy }) => createdBy },
      ]}
    />
  );
};

const Price = ({ version }: { version: TariffVersion }) => {
  const { t } = useTranslation('tariffs');
  const format = useFormat();
  const others = useComponentWords()(version);
  return (
    <div>
      {`${format.rate(rateOf(version))} ${t(`vat.${version.vatBasis}`)}`}
      {others.map(({ name, price }) => (
        <Text key={name} size="sm" c="dimmed">
          {`${name}: ${price}`}
        </Text>
      ))}
    </div>
  );
};
