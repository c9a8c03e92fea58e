import { Group, Progress, Stack, Text } from '@mantine/core';
import type { getSettlementRun } from '@laadpoort/contract/settlement/runs';
import type { EndpointResult } from '@laadpoort/contract/wire/endpoint';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams, type LoaderFunctionArgs } from 'react-router';
import { queryClient } from '#lib/api.ts';
import { useFormat } from '#lib/use-format.ts';
import { Loaded } from '#ui/feedback/loaded.tsx';
import { Figure } from '#ui/figures/figure.tsx';
import { Page, Section } from '#ui/page/page.tsx';
import { DataTable } from '#ui/tables/data-table.tsx';
import { runQuery } from '../queries.ts';
import { RunActions } from './run-actions.tsx';
import { RunDocuments } from './run-documents.tsx';
import { RunExceptions } from './run-exceptions.tsx';
import { RunReasons } from './run-reasons.tsx';

type Answer = EndpointResult<typeof getSettlementRun>;

/** While a run works, its progress is asked for. */
const ASK_MS = 2_000;

export const loader = ({ params }: LoaderFunctionArgs) => {
  void queryClient.prefetchQuery(runQuery(params['runId'] ?? ''));
  return null;
};

const RunPage = () => {
  const { runId = '' } = useParams();
  const query = useQuery({
    ...runQuery(runId),
    refetchInterval: ({ state: { data } }) => (data && isWorking(data) ? ASK_MS : false),
  });
  return <Loaded query={query}>{(answer) => <Run answer={answer} />}</Loaded>;
};

const isWorking = ({ run: { state } }: Answer): boolean => state === 'drafting' || state === 'finalising';

const Run = ({ answer }: { answer: Answer }) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'runs' });
  const format = useFormat();
  const { run } = answer;
  const { state, startedBy, startedAt, approvedBy, approvedAt } = run;
  const at = format.dateTime(startedAt);
  return (
    <Page
      title={t('runTitle', { month: format.month(run.month) })}
      intro={
        <>
          <Text>{t('about', { state: t(`states.${state}`), name: startedBy, at })}</Text>
          {approvedAt !== null && (
            <Text>{t('approvedBy', { name: approvedBy ?? '', at: format.dateTime(approvedAt) })}</Text>
          )}
        </>
      }
    >
      {isWorking(answer) && <Working answer={answer} />}
      <RunActions run={run} />
      <Kinds answer={answer} />
      <RunReasons exceptions={answer.exceptions} />
      <RunDocuments runId={run.id} />
      {answer.exceptions.length > 0 && <RunExceptions runId={run.id} />}
    </Page>
  );
};

const Working = ({ answer: { run } }: { answer: Answer }) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'runs' });
  const format = useFormat();
  const { done, all } = run.accounts;
  const words = t('progress', { done: format.count(done), all: format.count(all) });
  return (
    <Section title={t(`states.${run.state}`)}>
      <Stack gap="xs">
        <Text component="output">{words}</Text>
        {run.state === 'finalising' && (
          <Progress value={all === 0 ? 0 : (100 * done) / all} aria-label={words} />
        )}
      </Stack>
    </Section>
  );
};

const Kinds = ({ answer: { kinds, run } }: { answer: Answer }) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'runs' });
  const { t: tDocuments } = useTranslation('settlement', { keyPrefix: 'documents' });
  const format = useFormat();
  return (
    <Section title={t('kinds')}>
      <Stack>
        <Group gap="xl">
          <Figure strong label={t('columns.total')} value={format.money(run.total)} />
          <Figure label={t('columns.documents')} value={format.count(run.documents)} />
        </Group>
        <DataTable
          caption={t('kinds')}
          rows={kinds}
          rowKey={({ kind }) => kind}
          empty={<Text>{t('nothingPaid')}</Text>}
          columns={[
            { id: 'kind', header: t('columns.kind'), cell: ({ kind }) => tDocuments(`kinds.${kind}`) },
            {
              id: 'documents',
              header: t('columns.documents'),
              numeric: true,
              cell: ({ documents }) => format.count(documents),
            },
            { id: 'net', header: t('columns.net'), numeric: true, cell: ({ net }) => format.money(net) },
            { id: 'vat', header: t('columns.vat'), numeric: true, cell: ({ vat }) => format.money(vat) },
            {
              id: 'total',
              header: t('columns.total'),
              numeric: true,
              cell: ({ total }) => format.money(total),
            },
          ]}
        />
      </Stack>
    </Section>
  );
};

export { RunPage as Component };
