import { Stack, Text } from '@mantine/core';
import { isBilled } from '@laadpoort/domain/sessions/review';
import { rowsAgainstTotal, type ShownSums } from '@laadpoort/domain/sessions/shown-rows';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';
import { RoundingNote } from '#ui/tables/rounding-note.tsx';
import { sessionsQuery, totalsQuery, type SessionFilter } from '../queries.ts';

/** Says why the rows of the list do not add up to the totals above it, where they do not. */
export const RowsAgainstTotal = ({ filter }: { filter: SessionFilter }) => {
  const { t } = useTranslation('sessions');
  const format = useFormat();
  const list = useInfiniteQuery(sessionsQuery(filter));
  const { data: totals } = useQuery(totalsQuery(filter));
  if (!list.data || !totals || filter.kind === 'waiting') return null;
  if (list.hasNextPage) return <Text size="sm">{t('totals.partial')}</Text>;
  const rows = list.data.pages.flatMap(({ sessions }) =>
    sessions.map(({ energyWh, amountWithoutVat: amount, running, review }) => ({
      energyWh,
      amount,
      billed: running || isBilled('completed', review),
    })),
  );
  const { unbilled } = rowsAgainstTotal(rows, totals);
  const words = ({ energyWh, amount }: ShownSums) => ({
    energy: format.energy(energyWh),
    amount: format.money(amount),
  });
  return (
    <Stack gap={0}>
      {unbilled && <Text size="sm">{t('totals.unbilled', words(unbilled))}</Text>}
      <RoundingNote rows={rows.filter(({ billed }) => billed)} total={totals} />
    </Stack>
  );
};
