import { Anchor, NativeSelect, Skeleton, Stack, Text } from '@mantine/core';
import { ERE_STATES, type EreSessionRow } from '@laadpoort/contract/reports/ere-sessions';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '#lib/use-format.ts';
import { Loaded } from '#ui/feedback/loaded.tsx';
import { MoreButton } from '#ui/feedback/more-button.tsx';
import { Section } from '#ui/page/page.tsx';
import { DataTable } from '#ui/tables/data-table.tsx';
import { ereSessionsQuery } from './queries.ts';

/** Each session of the year: whether it counts, or why not. */
export const EreSessions = ({ year }: { year: string }) => {
  const { t } = useTranslation('reports', { keyPrefix: 'ere' });
  const [state, setState] = useState<EreSessionRow['state'] | ''>('');
  const query = useInfiniteQuery(ereSessionsQuery({ year, ...(state === '' ? {} : { state }) }));
  return (
    <Section title={t('sessions.title', { year })}>
      <Stack>
        <NativeSelect
          label={t('sessions.show')}
          maw={360}
          data={[
            { value: '', label: t('sessions.all') },
            ...ERE_STATES.map((value) => ({ value, label: t(`states.${value}`) })),
          ]}
          value={state}
          onChange={({ currentTarget: { value } }) =>
            setState(ERE_STATES.find((each) => each === value) ?? '')
          }
        />
        <Loaded query={query} loading={<Skeleton height={240} />}>
          {({ pages }) => <SessionTable rows={pages.flatMap(({ rows }) => rows)} />}
        </Loaded>
        <MoreButton query={query} label={t('sessions.more')} />
      </Stack>
    </Section>
  );
};

const SessionTable = ({ rows }: { rows: readonly EreSessionRow[] }) => {
  const { t } = useTranslation('reports', { keyPrefix: 'ere' });
  const format = useFormat();
  return (
    <DataTable
      caption={t('sessions.table')}
      rows={rows}
      rowKey={({ sessionId }) => sessionId}
      empty={<Text>{t('sessions.none')}</Text>}
      columns={[
        {
          id: 'session',
          header: t('sessions.session'),
          cell: ({ sessionId, endDay }) => (
            <Anchor component={Link} to={`/activity/${sessionId}`}>
              {format.date(endDay)}
            </Anchor>
          ),
        },
        {
          id: 'place',
          header: t('sessions.place'),
          cell: ({ stationName, serialNumber, connectorId }) =>
            `${stationName} · ${serialNumber} · ${connectorId}`,
        },
        {
          id: 'energy',
          header: t('sessions.energy'),
          numeric: true,
          cell: ({ energyWh }) => format.energy(energyWh),
        },
        {
          id: 'units',
          header: t('sessions.units'),
          numeric: true,
          cell: ({ units }) => units && t('units', { units: format.tenths(Number(units)) }),
        },
        { id: 'state', header: t('sessions.state'), cell: (row) => t(`states.${row.state}`) },
      ]}
    />
  );
};
