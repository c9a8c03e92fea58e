import { Checkbox, Skeleton, Stack, Text } from '@mantine/core';
import { getReportMail, setReportMail } from '@laadpoort/contract/reports/by-mail';
import { MAILED_REPORTS } from '@laadpoort/domain/reports/by-mail';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { apiQuery, queryClient, useApiMutation } from '#lib/api.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { Loaded } from '#ui/feedback/loaded.tsx';
import { Section } from '#ui/page/page.tsx';

const reportMailQuery = apiQuery(getReportMail, {});

export const loader = () => {
  void queryClient.prefetchQuery(reportMailQuery);
  return null;
};

/** Of which reports one gets a mail every month. */
const ByMailPage = () => {
  const { t } = useTranslation('reports', { keyPrefix: 'byMail' });
  const query = useQuery(reportMailQuery);
  return (
    <Section title={t('title')} intro={t('intro')}>
      <Loaded query={query} loading={<Skeleton height={240} radius="lg" />}>
        {({ reports }) => <Choice reports={reports} />}
      </Loaded>
    </Section>
  );
};

const Choice = ({ reports }: { readonly reports: readonly string[] }) => {
  const { t } = useTranslation('reports');
  const update = useApiMutation(setReportMail);
  const choose = (chosen: readonly string[]) =>
    update.mutate({ body: { reports: MAILED_REPORTS.filter((report) => chosen.includes(report)) } });
  const shown = update.isPending ? (update.variables.body.reports ?? []) : reports;
  return (
    <Stack>
      {update.error && <ErrorNote error={update.error} />}
      <Checkbox.Group aria-label={t('byMail.title')} value={[...shown]} onChange={choose}>
        <Stack gap="xs">
          {MAILED_REPORTS.map((report) => (
            <Checkbox key={report} value={report} label={t(`tabs.${report}`)} />
          ))}
        </Stack>
      </Checkbox.Group>
      <Text size="sm" c="dimmed">
        {t(shown.length === 0 ? 'byMail.none' : 'byMail.when')}
      </Text>
    </Stack>
  );
};

export { ByMailPage as Component };
