import { Stack, Text } from '@mantine/core';
import { previewPrice, previewPrices, type Rate } from '@laadpoort/domain/tariffs/preview-prices';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toLocalTime } from '#lib/station-time.ts';
import { useFormat } from '#lib/use-format.ts';
import { DataTable, type Column } from '#ui/tables/data-table.tsx';
import { firstOwnSession, OwnSessionInputs, ownSessionOf } from './own-session.tsx';

/** The power of a three-phase home charger. */
const examplePowerW = 11_000;

interface Row {
  readonly example: ReturnType<typeof previewPrices>[number]['example'] | 'own';
  readonly before: string | null;
  readonly after: string;
}

/** Three sessions at the new rate, and one of the reader's own, beside their previous cost. */
export const PricePreview = ({ before, after }: { before: Rate | null; after: Rate }) => {
  const { t } = useTranslation('tariffs');
  const { timeZone } = after;
  const [now] = useState(() => new Date());
  const [own, setOwn] = useState(firstOwnSession(toLocalTime(now, timeZone)));
  const session = ownSessionOf(own, timeZone);
  const startedAt = session?.startedAt ?? now;
  const rows: Row[] = [...previewPrices(before, after, examplePowerW, startedAt)];
  if (session)
    rows.push({
      example: 'own',
      before: before && previewPrice(before, session),
      after: previewPrice(after, session),
    });
  return (
    <Stack gap="sm">
      <DataTable
        caption={t('examples')}
        rows={rows}
        rowKey={({ example }) => example}
        columns={useColumns(before !== null)}
      />
      <Text size="sm" c="dimmed">
        {t('own.intro')}
      </Text>
      <OwnSessionInputs values={own} onChange={setOwn} />
    </Stack>
  );
};

const useColumns = (hasBefore: boolean): Column<Row>[] => {
  const { t } = useTranslation('tariffs');
  const format = useFormat();
  return [
    { id: 'example', header: t('columns.example'), cell: ({ example }) => t(`example.${example}`) },
    ...(hasBefore
      ? [
          {
            id: 'before',
            header: t('columns.before'),
            numeric: true,
            cell: (row: Row) => (row.before === null ? '–' : format.money(row.before)),
          },
        ]
      : []),
    {
      id: 'after',
      header: hasBefore ? t('columns.after') : t('columns.price'),
      numeric: true,
      cell: (row) => format.money(row.after),
    },
  ];
};
