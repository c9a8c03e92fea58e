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
import { Attempted, TryAgain } from '#ui/status/attempted.tsx';
import { When } from '#ui/times/when.tsx';
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
          {
            id: 'written',
            header: t('columns.written'),
            cell: ({ createdAt }) => <When at={createdAt} short />,
          },
          {
            id: 'state',
            header: t('columns.state'),
            cell: ({ state, attempts, lastError }) => (
              <Attempted
                state={t(`state.${state}`)}
                attempts={t('attempts', { count: attempts })}
                lastError={lastError}
              />
            ),
          },
          {
            id: 'action',
            header: t('columns.action'),
            hiddenHeader: true,
            cell: ({ id, subject, state }) =>
              mayOperate &&
              state === 'given-up' && (
                <TryAgain label={t('sendAgainOf', { subject })} onClick={() => send(id)}>
                  {t('sendAgain')}
                </TryAgain>
              ),
          },
        ]}
      />
    </>
  );
};

export { SupportMailsPage as Component };
