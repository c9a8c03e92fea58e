import { Button, Group, Stack, Text } from '@mantine/core';
import {
  changeMember,
  givenRoleSchema,
  inviteMember,
  removeMember,
} from '@laadpoort/contract/accounts/members';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { OpenDialog } from '#ui/feedback/open-dialog.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { RoleDialog } from '#ui/forms/role-dialog.tsx';

export interface Props {
  readonly member: { readonly userId: string; readonly name: string; readonly role: string };
  readonly onClose: () => void;
}

const useRoles = () => {
  const { t } = useTranslation('accounts');
  return givenRoleSchema.options.map((value) => ({ value, label: t(`role.${value}`) }));
};

export const InviteMember = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation('accounts');
  const invite = useApiMutation(inviteMember);
  return (
    <RoleDialog
      title={t('members.inviteTitle')}
      schema={inviteMember.body}
      roles={useRoles()}
      asksEmail
      initialRole="viewer"
      confirm={t('members.inviteConfirm')}
      onConfirm={async (values) => {
        const body = inviteMember.body.parse(values);
        await invite.mutateAsync({ body });
        toast(t('members.invited', { email: body.email }));
        onClose();
      }}
      onClose={onClose}
    >
      <Text>{t('members.inviteText')}</Text>
    </RoleDialog>
  );
};

export const ChangeMember = ({ member: { userId: memberId, name, role }, onClose }: Props) => {
  const { t } = useTranslation('accounts');
  const change = useApiMutation(changeMember);
  return (
    <RoleDialog
      title={t('members.changeTitle', { name })}
      schema={changeMember.body.loose()}
      roles={useRoles()}
      initialRole={role}
      confirm={t('members.changeConfirm')}
      onConfirm={async (values) => {
        await change.mutateAsync({
          params: { memberId },
          body: { role: givenRoleSchema.parse(values.role) },
        });
        toast(t('members.changed'));
        onClose();
      }}
      onClose={onClose}
    />
  );
};

export const RemoveMember = ({ member: { userId: memberId, name }, onClose }: Props) => {
  const { t } = useTranslation(['accounts', 'ui']);
  const remove = useApiMutation(removeMember);
  const confirm = () =>
    remove.mutate(
      { params: { memberId } },
      {
        onSuccess: () => {
          toast(t('members.removed', { name }));
          onClose();
        },
      },
    );
  return (
    <OpenDialog onClose={onClose} title={t('members.removeTitle', { name })}>
      <Stack>
        {remove.error && <ErrorNote error={remove.error} />}
        <Text>{t('members.removeText', { name })}</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('ui:dialog.cancel')}
          </Button>
          <Button color="red" loading={remove.isPending} onClick={confirm}>
            {t('members.remove')}
          </Button>
        </Group>
      </Stack>
    </OpenDialog>
  );
};
