import { Skeleton, Stack, Text } from '@mantine/core';
import type { DocumentSession } from '@laadpoort/domain/settlement/documents/document';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';
import { Loaded } from '#ui/feedback/loaded.tsx';
import { MoreButton } from '#ui/feedback/more-button.tsx';
import { DataTable } from '#ui/tables/data-table.tsx';

/** Pages of the sessions of a document. */
export type SessionPages = UseInfiniteQueryResult<
  InfiniteData<{ readonly sessions: readonly DocumentSession[] }>
>;

/** The sessions of a document, page by page. */
export const DocumentSessions = ({ query }: { query: SessionPages }) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'documents' });
  return (
    <Loaded query={query} loading={<Skeleton height={160} radius="lg" />}>
      {({ pages }) => (
        <Stack align="stretch">
          <SessionTable sessions={pages.flatMap(({ sessions }) => sessions)} />
          <MoreButton query={query} label={t('moreSessions')} />
        </Stack>
      )}
    </Loaded>
  );
};

/** One row a session. */
export const SessionTable = ({ sessions }: { sessions: readonly DocumentSession[] }) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'documents' });
  const format = useFormat();
  return (
    <DataTable
      caption={t('sessions')}
      rows={sessions}
      rowKey={({ sessionId }) => sessionId}
      columns={[
        {
          id: 'session',
          header: t('columns.session'),
          cell: ({ sessionId, late }) => (
            <Stack gap={0}>
              <span>{sessionId}</span>
              {late && <Text size="sm">{t(`late.${late}`)}</Text>}
            </Stack>
          ),
        },
        { id: 'station', header: t('columns.station'), cell: ({ stationName }) => stationName },
        {
          id: 'ended',
          header: t('columns.ended'),
          cell: ({ endedAt, timeZone }) => format.dateTime(endedAt, timeZone),
        },
        {
          id: 'energy',
          header: t('columns.energy'),
          numeric: true,
          cell: ({ energyWh }) => format.energy(energyWh),
        },
        {
          id: 'told',
          header: t('columns.told'),
          numeric: true,
          cell: ({ amount, basis }) => `${format.money(amount)} ${t(`columns.basis.${basis}`)}`,
        },
      ]}
    />
  );
};
