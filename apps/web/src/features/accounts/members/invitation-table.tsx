import { Button, Text } from '@mantine/core';
import { type listInvitations, withdrawInvitation } from '@laadpoort/contract/accounts/members';
import type { EndpointResult } from '@laadpoort/contract/wire/endpoint';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { useFormat } from '#lib/use-format.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { Section } from '#ui/page/page.tsx';
import { DataTable } from '#ui/tables/data-table.tsx';
import { invitationsQuery } from '../queries.ts';

type Invitation = EndpointResult<typeof listInvitations>['invitations'][number];

/** Who was invited and has not accepted yet. */
export const InvitationTable = () => {
  const { t } = useTranslation('accounts');
  const format = useFormat();
  const { data, error } = useQuery(invitationsQuery);
  const withdraw = useApiMutation(withdrawInvitation);
  const onWithdraw = ({ id: invitationId }: Invitation) =>
    withdraw.mutate({ params: { invitationId } }, { onSuccess: () => toast(t('members.withdrawn')) });
  const failure = error ?? withdraw.error;
  return (
    <Section title={t('members.invitations')}>
      {failure && <ErrorNote error={failure} />}
      <DataTable
        caption={t('members.invitations')}
        rows={data?.invitations}
        rowKey={({ id }) => id}
        empty={<Text c="dimmed">{t('members.noInvitations')}</Text>}
        columns={[
          { id: 'email', header: t('members.email'), cell: ({ email }) => email },
          { id: 'role', header: t('members.role'), cell: ({ role }) => t(`role.${role}`) },
          {
            id: 'expires',
            header: t('members.expires'),
            cell: ({ expiresAt }) => format.dateTime(expiresAt),
          },
          {
            id: 'action',
            header: t('members.action'),
            hiddenHeader: true,
            cell: (invitation) => (
              <Button
                size="xs"
                variant="default"
                aria-label={t('members.withdrawOf', { email: invitation.email })}
                onClick={() => onWithdraw(invitation)}
              >
                {t('members.withdraw')}
              </Button>
            ),
          },
        ]}
      />
    </Section>
  );
};
