import { Button, Text } from '@mantine/core';
import { type listStaff, withdrawStaffInvitation } from '@laadpoort/contract/accounts/staff';
import type { EndpointResult } from '@laadpoort/contract/wire/endpoint';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryClient, useApiMutation } from '#lib/api.ts';
import { useFormat } from '#lib/use-format.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { UnlessFailed } from '#ui/feedback/loaded.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { Page, Section } from '#ui/page/page.tsx';
import { DataTable } from '#ui/tables/data-table.tsx';
import { InviteStaff } from './invite-staff.tsx';
import { staffQuery } from './queries.ts';
import { StaffTable } from './staff-table.tsx';

export const loader = () => {
  void queryClient.prefetchQuery(staffQuery);
  return null;
};

/** Who has a platform role; for administrators. */
const StaffPage = () => {
  const { t } = useTranslation('staff');
  const query = useQuery(staffQuery);
  const [inviting, setInviting] = useState(false);
  return (
    <Page
      title={t('title')}
      intro={t('intro')}
      actions={<Button onClick={() => setInviting(true)}>{t('invite.open')}</Button>}
    >
      <UnlessFailed query={query}>
        <Section title={t('caption')} titleHidden>
          <StaffTable staff={query.data?.staff} />
        </Section>
        <Section title={t('invitations.title')}>
          <Invitations invitations={query.data?.invitations} />
        </Section>
      </UnlessFailed>
      {inviting && <InviteStaff onClose={() => setInviting(false)} />}
    </Page>
  );
};

type Invitation = EndpointResult<typeof listStaff>['invitations'][number];

const Invitations = ({ invitations }: { invitations: readonly Invitation[] | undefined }) => {
  const { t } = useTranslation('staff');
  const format = useFormat();
  const withdraw = useApiMutation(withdrawStaffInvitation);
  const onWithdraw = ({ id: invitationId }: Invitation) =>
    withdraw.mutate({ params: { invitationId } }, { onSuccess: () => toast(t('invitations.withdrawn')) });
  return (
    <>
      {withdraw.error && <ErrorNote error={withdraw.error} />}
      <DataTable
        caption={t('invitations.title')}
        rows={invitations}
        rowKey={({ id }) => id}
        empty={<Text c="dimmed">{t('invitations.none')}</Text>}
        columns={[
          { id: 'email', header: t('columns.email'), cell: ({ email }) => email },
          { id: 'role', header: t('columns.role'), cell: ({ role }) => t(`role.${role}`) },
          {
            id: 'expires',
            header: t('columns.expires'),
            cell: ({ expiresAt }) => format.dateTime(expiresAt),
          },
          {
            id: 'action',
            header: t('columns.action'),
            hiddenHeader: true,
            cell: (invitation) => (
              <Button
                size="xs"
                variant="default"
                aria-label={t('invitations.withdrawOf', { email: invitation.email })}
                onClick={() => onWithdraw(invitation)}
              >
                {t('invitations.withdraw')}
              </Button>
            ),
          },
        ]}
      />
    </>
  );
};

export { StaffPage as Component };
