import { Alert, Stack, Text } from '@mantine/core';
import { doSupportJobAgain, listSupportJobs, type Job } from '@laadpoort/contract/support/jobs';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { apiQuery, queryClient, useApiMutation } from '#lib/api.ts';
import { useMay } from '#lib/me.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { UnlessFailed } from '#ui/feedback/loaded.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { Page, Section } from '#ui/page/page.tsx';
import { DataTable } from '#ui/tables/data-table.tsx';
import { useAttemptColumns } from '#ui/status/use-attempt-columns.tsx';
import { useWords } from '#ui/words/use-words.ts';

const jobsQuery = apiQuery(listSupportJobs, {});

export const loader = () => {
  void queryClient.prefetchQuery(jobsQuery);
  return null;
};

/** Work that is still to be done, and what was given up. */
const JobsPage = () => {
  const { t } = useTranslation('support', { keyPrefix: 'jobs' });
  const query = useQuery(jobsQuery);
  const { waiting = 0, givenUp = 0, jobs } = query.data ?? {};
  return (
    <Page title={t('title')} intro={t('intro')}>
      {givenUp > 0 && <Alert color="yellow">{t('givenUp', { count: givenUp })}</Alert>}
      <Section title={t('title')} titleHidden>
        <UnlessFailed query={query}>
          <Stack>
            {waiting > 0 && <Text>{t('waiting', { count: waiting })}</Text>}
            <JobTable jobs={jobs} />
          </Stack>
        </UnlessFailed>
      </Section>
    </Page>
  );
};

const JobTable = ({ jobs }: { jobs: readonly Job[] | undefined }) => {
  const { t } = useTranslation('support', { keyPrefix: 'jobs' });
  const kinds = useWords('support', 'jobs.kinds');
  const again = useApiMutation(doSupportJobAgain);
  const mayOperate = useMay('support.operate');
  const tryAgain = (jobId: string) =>
    again.mutate({ params: { jobId } }, { onSuccess: () => toast(t('queued')) });
  const attempts = useAttemptColumns<Job>({
    since: t('columns.created'),
    stateOf: ({ state }) => t(`state.${state}`),
    nameOf: ({ about }) => about,
    onTryAgain: mayOperate ? tryAgain : undefined,
  });
  return (
    <>
      {again.error && <ErrorNote error={again.error} />}
      <DataTable
        caption={t('title')}
        rows={jobs}
        rowKey={({ id }) => id}
        empty={<Text fw={650}>{t('none')}</Text>}
        columns={[
          { id: 'kind', header: t('columns.kind'), cell: ({ kind }) => kinds(kind) ?? kind },
          { id: 'about', header: t('columns.about'), cell: ({ about }) => about },
          ...attempts,
        ]}
      />
    </>
  );
};

export { JobsPage as Component };
