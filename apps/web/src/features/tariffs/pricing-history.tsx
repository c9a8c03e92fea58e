import { Badge, Group, Text } from '@mantine/core';
import type { TariffVersion } from '@laadpoort/contract/tariff-version';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';
import { DataTable } from '#ui/tables/data-table.tsx';
import { useComponentWords } from './component-words.ts';
import { rateOf } from './rate-of.ts';

interface Props {
  readonly versions: readonly TariffVersion[];
  readonly current: TariffVersion | null;
  /** Of the station. */
  readonly timeZone: string;
  /** A button to price sessions again by a version. */
  readonly again: (version: TariffVersion) => ReactNode;
}

/** All pricing policies, newest first: those to come, the one in effect and those before it. */
export const PricingHistory = ({ versions, current, timeZone, again }: Props) => {
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
        {
          id: 'from',
          header: t('columns.from'),
          cell: ({ validFrom }) => format.dateTime(validFrom, timeZone),
        },
        {
          id: 'until',
          header: t('columns.until'),
          cell: ({ id, validUntil, cancelledAt }) => {
            if (cancelledAt !== null) return t('wasCancelled');
            const until = validUntil === null ? null : format.dateTime(validUntil, timeZone);
            return id === current?.id ? <InForce until={until} /> : (until ?? '–');
          },
        },
        { id: 'by', header: t('columns.by'), cell: ({ createdBy }) => createdBy },
        {
          id: 'again',
          header: t('again.open'),
          hiddenHeader: true,
          cell: again,
        },
      ]}
    />
  );
};

const InForce = ({ until }: { until: string | null }) => {
  const { t } = useTranslation('tariffs');
  return (
    <Group gap="xs">
      <Badge variant="light" color="moss" tt="none">
        {t('inForce')}
      </Badge>
      {until}
    </Group>
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
