import { Button, Group, Text } from '@mantine/core';
import type { AccessGroup } from '@laadpoort/contract/access-groups';
import { removeAccessGroup } from '@laadpoort/contract/access-group-endpoints';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { ConfirmDialog } from '#ui/feedback/confirm-dialog.tsx';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { toast } from '#ui/feedback/toast.ts';

/** Changes a group, or removes it. */
export const GroupActions = ({ group: { id, name }, onEdit }: { group: AccessGroup; onEdit: () => void }) => {
  const { t } = useTranslation('whitelist');
  const [asking, setAsking] = useState(false);
  const remove = useApiMutation(removeAccessGroup);
  const confirmed = () =>
    remove.mutate({ params: { groupId: id } }, { onSuccess: () => toast(t('groups.removed')) });
  return (
    <Group gap="xs" justify="flex-end">
      <Button
        size="compact-sm"
        variant="default"
        aria-label={`${t('actions.edit')}: ${name}`}
        onClick={onEdit}
      >
        {t('actions.edit')}
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        aria-label={`${t('actions.remove')}: ${name}`}
        onClick={() => setAsking(true)}
      >
        {t('actions.remove')}
      </Button>
      {asking && (
        <ConfirmDialog
          title={t('confirmRemove.title', { name })}
          confirm={t('confirmRemove.confirm')}
          danger
          busy={remove.isPending}
          onConfirm={confirmed}
          onClose={() => setAsking(false)}
        >
          <Text>{t('groups.removeText')}</Text>
          {remove.error && <ErrorNote error={remove.error} />}
        </ConfirmDialog>
      )}
    </Group>
  );
};
