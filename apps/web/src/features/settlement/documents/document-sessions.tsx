import { Button, Stack, Text } from '@mantine/core';
import type { DocumentSession } from '@laadpoort/domain/settlement/documents/document';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#lib/use-format.ts';
import { DataTable } from '#ui/tables/data-table.tsx';

const FIRST_SHOWN = 10;

/** The sessions of a document: the first ones, until all are asked for. */
export const DocumentSessions = ({ sessions }: { sessions: readonly DocumentSession[] }) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'documents' });
  const format = useFormat();
  const [isAll, setAll] = useState(sessions.length <= FIRST_SHOWN);
  return (
    <Stack align="stretch">
      <SessionTable sessions={isAll ? sessions : sessions.slice(0, FIRST_SHOWN)} />
      {!isAll && (
        <Button variant="default" style={{ alignSelf: 'flex-start' }} onClick={() => setAll(true)}>
          {t('allSessions', { count: sessions.length, sessions: format.count(sessions.length) })}
        </Button>
      )}
    </Stack>
  );
};

const SessionTable = ({ sessions }: { sessions: readonly DocumentSession[] }) => {
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
