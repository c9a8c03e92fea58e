import { Alert, Anchor, Button, Stack, Text } from '@mantine/core';
import {
  listSettlementRuns,
  startSettlementRun,
  type SettlementRun,
} from '@laadpoort/contract/settlement/runs';
import { nextMonthOver } from '@laadpoort/domain/settlement/run/run-month';
import type { EndpointResult } from '@laadpoort/contract/wire/endpoint';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { queryClient, useApiMutation } from '#lib/api.ts';
import { useMay } from '#lib/me.ts';
import { useFromNow } from '#lib/use-now.ts';
import { useFormat } from '#lib/use-format.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { Loaded } from '#ui/feedback/loaded.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { Page, Section } from '#ui/page/page.tsx';
import { DataTable } from '#ui/tables/data-table.tsx';
import { disputesQuery, runsQuery } from '../queries.ts';
import { Disputes } from './disputes.tsx';

type Runs = EndpointResult<typeof listSettlementRuns>;

export const loader = () => {
  void queryClient.prefetchQuery(runsQuery);
  void queryClient.prefetchQuery(disputesQuery);
  return null;
};

/** The monthly runs, and what owners say is wrong with their documents. */
const RunsPage = () => {
  const { t } = useTranslation('settlement', { keyPrefix: 'runs' });
  const query = useQuery(runsQuery);
  return (
    <Page title={t('title')} intro={t('intro')}>
      <Loaded query={query}>
        {(answer) => (
          <Section title={t('list')} actions={<Start answer={answer} />}>
            <Stack>
              {!answer.isOperatorSetUp && (
                <Alert color="amber" icon={<IconAlertTriangle aria-hidden />}>
                  {t('notSetUp')}
                </Alert>
              )}
              {answer.nextMonth === null && <NothingDue />}
              <RunTable runs={answer.runs} />
            </Stack>
          </Section>
        )}
      </Loaded>
      <Disputes />
    </Page>
  );
};

const NothingDue = () => {
  const { t } = useTranslation('settlement', { keyPrefix: 'runs' });
  const format = useFormat();
  const from = useFromNow((now) => nextMonthOver(now).from.toISOString());
  const month = useFromNow((now) => nextMonthOver(now).month);
  return <Text>{t('nothingDue', { month: format.month(month), from: format.dateTime(from) })}</Text>;
};

const Start = ({ answer: { nextMonth, isOperatorSetUp } }: { answer: Runs }) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'runs' });
  const format = useFormat();
  const mayStart = useMay('settlement.manage');
  const start = useApiMutation(startSettlementRun);
  if (!mayStart || !isOperatorSetUp || nextMonth === null) return null;
  const send = () => start.mutate({ body: { month: nextMonth } }, { onSuccess: () => toast(t('started')) });
  return (
    <Stack align="flex-end">
      {start.error && <ErrorNote error={start.error} />}
      <Button loading={start.isPending} onClick={send}>
        {t('start', { month: format.month(nextMonth) })}
      </Button>
    </Stack>
  );
};

const RunTable = ({ runs }: { runs: readonly SettlementRun[] }) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'runs' });
  const format = useFormat();
  return (
    <DataTable
      caption={t('list')}
      rows={runs}
      rowKey={({ id }) => id}
      empty={<Text>{t('none')}</Text>}
      columns={[
        {
          id: 'month',
          header: t('columns.month'),
          cell: ({ id, month }) => (
            <Anchor component={Link} to={`/support/settlement/runs/${id}`}>
              {format.month(month)}
            </Anchor>
          ),
        },
        { id: 'state', header: t('columns.state'), cell: ({ state }) => t(`states.${state}`) },
        {
          id: 'documents',
          header: t('columns.documents'),
          numeric: true,
          cell: ({ documents }) => format.count(documents),
        },
        { id: 'total', header: t('columns.total'), numeric: true, cell: ({ total }) => format.money(total) },
        { id: 'started', header: t('columns.started'), cell: ({ startedBy }) => startedBy },
        { id: 'approved', header: t('columns.approved'), cell: ({ approvedBy }) => approvedBy },
      ]}
    />
  );
};

export { RunsPage as Component };
