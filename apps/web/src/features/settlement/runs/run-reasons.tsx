import { Text } from '@mantine/core';
import type { getSettlementRun } from '@laadpoort/contract/settlement/runs';
import type { EndpointResult } from '@laadpoort/contract/wire/endpoint';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';
import { Section } from '#ui/page/page.tsx';
import { DataTable } from '#ui/tables/data-table.tsx';

/** What a run leaves out, by reason. */
export const RunReasons = ({ exceptions }: Pick<EndpointResult<typeof getSettlementRun>, 'exceptions'>) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'runs' });
  const format = useFormat();
  return (
    <Section title={t('exceptions')}>
      <DataTable
        caption={t('exceptions')}
        rows={exceptions}
        rowKey={({ reason }) => reason}
        empty={<Text>{t('noExceptions')}</Text>}
        columns={[
          { id: 'reason', header: t('columns.reason'), cell: ({ reason }) => t(`reasons.${reason}`) },
          {
            id: 'accounts',
            header: t('columns.accounts'),
            numeric: true,
            cell: ({ accounts }) => format.count(accounts),
          },
          {
            id: 'sessions',
            header: t('columns.sessions'),
            numeric: true,
            cell: ({ sessions }) => format.count(sessions),
          },
          {
            id: 'amount',
            header: t('columns.amount'),
            numeric: true,
            cell: ({ amount }) => format.money(amount),
          },
        ]}
      />
    </Section>
  );
};
