import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import type { listMembers } from '@laadpoort/contract/accounts/endpoints';
import type { EndpointResult } from '@laadpoort/contract/wire/endpoint';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryClient } from '#lib/api.ts';
import { useMay, useMe } from '#lib/me.ts';
import { useFormat } from '#lib/use-format.ts';
import { DataTable } from '#ui/tables/data-table.tsx';
import { Section } from '#ui/page/page.tsx';
import { UnlessFailed } from '#ui/feedback/loaded.tsx';
import { InvitationTable } from './invitation-table.tsx';
import { ChangeMember, InviteMember, RemoveMember } from './member-dialogs.tsx';
import { HandOver } from './hand-over.tsx';
import { membersQuery } from '../queries.ts';

type Member = EndpointResult<typeof listMembers>['members'][number];

export const loader = () => {
  void queryClient.prefetchQuery(membersQuery);
  return null;
};

const MembersTab = () => {
  const { t } = useTranslation('accounts');
  const format = useFormat();
  const members = useQuery(membersQuery);
  const mayManage = useMay('members.manage');
  const [inviting, setInviting] = useState(false);
  return (
    <UnlessFailed query={members}>
      <Section
        title={t('members.title')}
        intro={t('members.intro')}
        actions={mayManage && <Button onClick={() => setInviting(true)}>{t('members.invite')}</Button>}
      >
        <DataTable
          caption={t('members.title')}
          rows={members.data?.members}
          rowKey={({ userId }) => userId}
          columns={[
            {
              id: 'name',
              header: t('members.name'),
              sortValue: ({ name }) => name,
              cell: (member) => <Name member={member} />,
            },
            { id: 'role', header: t('members.role'), cell: (member) => <Role member={member} /> },
            { id: 'email', header: t('members.email'), cell: ({ email }) => email },
            {
              id: 'since',
              header: t('members.since'),
              sortValue: ({ since }) => since,
              cell: ({ since }) => format.date(since),
            },
            ...(mayManage
              ? [
                  {
                    id: 'action',
                    header: t('members.action'),
                    hiddenHeader: true,
                    cell: (member: Member) => <Actions member={member} />,
                  },
                ]
              : []),
          ]}
        />
      </Section>
      {mayManage && <InvitationTable />}
      {inviting && <InviteMember onClose={() => setInviting(false)} />}
    </UnlessFailed>
  );
};

type Action = 'change' | 'handOver' | 'remove';

/** What an owner may do with a member who is none. */
const Actions = ({ member }: { member: Member }) => {
  const { t } = useTranslation('accounts');
  const [action, setAction] = useState<Action | null>(null);
  if (member.role === 'owner') return null;
  const dialog = { member, onClose: () => setAction(null) };
  return (
    <Group gap="xs" wrap="nowrap">
      {(['change', 'handOver', 'remove'] as const).map((each) => (
        <Button
          key={each}
          size="xs"
          variant="default"
          aria-label={t(`members.${each}Of`, { name: member.name })}
          onClick={() => setAction(each)}
        >
          {t(`members.${each}`)}
        </Button>
      ))}
      {action === 'change' && <ChangeMember {...dialog} />}
      {action === 'handOver' && <HandOver {...dialog} />}
      {action === 'remove' && <RemoveMember {...dialog} />}
    </Group>
  );
};

const Name = ({ member: { name, userId } }: { member: Member }) => {
  const { t } = useTranslation('accounts');
  const me = useMe();
  return (
    <Group component="span" gap="xs">
      {name}
      {userId === me.id && (
        <Badge component="span" variant="light" color="petrol" tt="none">
          {t('members.you')}
        </Badge>
      )}
    </Group>
  );
};

const Role = ({ member: { role } }: { member: Member }) => {
  const { t } = useTranslation('accounts');
  return (
    <Stack gap={0}>
      <span>{t(`role.${role}`)}</span>
      <Text size="sm" c="dimmed">
        {t(`may.${role}`)}
      </Text>
    </Stack>
  );
};

export { MembersTab as Component };
