import { Alert, Text } from '@mantine/core';
import { sendSupportMailAgain, type Mail } from '@laadpoort/contract/mail/endpoints';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queryClient, useApiMutation } from '#lib/api.ts';
import { useMay } from '#lib/me.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { UnlessFailed } from '#ui/feedback/loaded.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { Page, Section } from '#ui/page/page.tsx';
import { DataTable } from '#ui/tables/data-table.tsx';
import { useAttemptColumns } from '#ui/status/use-attempt-columns.tsx';
import { supportMailsQuery } from './queries.ts';

export const loader = () => {
  void queryClient.prefetchQuery(supportMailsQuery);
  return null;
};

/** Whether mails were sent. */
const SupportMailsPage = () => {
  const { t } = useTranslation('mail');
  const query = useQuery(supportMailsQuery);
  return (
    <Page title={t('title')} intro={t('intro')}>
      {query.data?.sends === false && <Alert color="yellow">{t('noServer')}</Alert>}
      <Section title={t('title')} titleHidden>
        <UnlessFailed query={query}>
          <MailTable mails={query.data?.mails} />
        </UnlessFailed>
      </Section>
    </Page>
  );
};

const MailTable = ({ mails }: { mails: readonly Mail[] | undefined }) => {
  const { t } = useTranslation('mail');
  const again = useApiMutation(sendSupportMailAgain);
  const mayOperate = useMay('support.operate');
  const send = (mailId: string) =>
    again.mutate({ params: { mailId } }, { onSuccess: () => toast(t('queued')) });
  const attempts = useAttemptColumns<Mail>({
    since: t('columns.written'),
    stateOf: ({ state }) => t(`state.${state}`),
    nameOf: ({ subject }) => subject,
    onTryAgain: mayOperate ? send : undefined,
  });
  return (
    <>
      {again.error && <ErrorNote error={again.error} />}
      <DataTable
        caption={t('caption')}
        rows={mails}
        rowKey={({ id }) => id}
        empty={<Text fw={650}>{t('none')}</Text>}
        columns={[
          { id: 'subject', header: t('columns.subject'), cell: ({ subject }) => subject },
          { id: 'recipient', header: t('columns.recipient'), cell: ({ recipient }) => recipient },
          ...attempts,
        ]}
      />
    </>
  );
};

export { SupportMailsPage as Component };
