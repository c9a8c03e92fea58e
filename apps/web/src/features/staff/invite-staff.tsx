import { Text } from '@mantine/core';
import { inviteStaff } from '@laadpoort/contract/accounts/staff';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { toast } from '#ui/feedback/toast.ts';
import { RoleDialog } from '#ui/forms/role-dialog.tsx';

export const InviteStaff = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation('staff');
  const invite = useApiMutation(inviteStaff);
  return (
    <RoleDialog
      title={t('invite.title')}
      schema={inviteStaff.body}
      roles={(['support', 'admin'] as const).map((value) => ({ value, label: t(`role.${value}`) }))}
      asksEmail
      initialRole="support"
      confirm={t('invite.confirm')}
      onConfirm={async (values) => {
        const body = inviteStaff.body.parse(values);
        await invite.mutateAsync({ body });
        toast(t('invite.invited', { email: body.email }));
        onClose();
      }}
      onClose={onClose}
    >
      <Text>{t('invite.text')}</Text>
    </RoleDialog>
  );
};
