import { Anchor, EmptyState, Stack, Text } from '@mantine/core';
import type { supportHitSchema } from '@laadpoort/contract/support/devices';
import { IconSearchOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { z } from 'zod';
import { DataTable } from '#ui/tables/data-table.tsx';
import { Section } from '#ui/page/page.tsx';
import { UnlessFailed } from '#ui/feedback/loaded.tsx';
import { Connection } from './connection.tsx';
import { supportSearchQuery } from './queries.ts';

type Hit = z.output<typeof supportHitSchema>;

/** Matching chargers, each with its account and connection. */
export const SupportHits = ({ q }: { q: string }) => {
  const { t } = useTranslation('support');
  const hits = useQuery(supportSearchQuery(q));
  return (
    <UnlessFailed query={hits}>
      <Section title={t('results')}>
        <DataTable
          caption={t('results')}
          rows={hits.data?.hits}
          rowKey={({ chargePointId }) => chargePointId}
          empty={
            <EmptyState
              icon={<IconSearchOff aria-hidden />}
              title={t('none.title')}
              description={t('none.text')}
            />
          }
          columns={[
            { id: 'serialNumber', header: t('columns.serialNumber'), cell: (hit) => <Serial hit={hit} /> },
            {
              id: 'identity',
              header: t('columns.identity'),
              cell: ({ identity }) => <code>{identity}</code>,
            },
            { id: 'station', header: t('columns.station'), cell: (hit) => <Place hit={hit} /> },
            { id: 'account', header: t('columns.account'), cell: ({ accountName }) => accountName },
            {
              id: 'model',
              header: t('columns.model'),
              cell: ({ vendor, model }) => [vendor, model].filter(Boolean).join(' ') || '–',
            },
            {
              id: 'connection',
              header: t('columns.connection'),
              cell: ({ connected, lastSeenAt }) => (
                <Connection connected={connected} lastSeenAt={lastSeenAt} />
              ),
            },
          ]}
        />
      </Section>
    </UnlessFailed>
  );
};

const Serial = ({ hit: { chargePointId, serialNumber } }: { hit: Hit }) => (
  <Anchor component={Link} to={`/support/devices/${chargePointId}`} fw={650}>
    {serialNumber}
  </Anchor>
);

const Place = ({ hit: { stationName, city } }: { hit: Hit }) => (
  <Stack gap={0}>
    <span>{stationName}</span>
    <Text size="sm" c="dimmed">
      {city}
    </Text>
  </Stack>
);
