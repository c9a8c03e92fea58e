import { Button, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { removeGridConnection } from '@laadpoort/contract/load-management/endpoints';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { ConfirmDialog } from '#ui/feedback/confirm-dialog.tsx';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { toast } from '#ui/feedback/toast.ts';

export const RemoveConnection = ({ stationId }: { stationId: string }) => {
  const { t } = useTranslation('loadManagement');
  const [opened, { open, close }] = useDisclosure(false);
  const { mutate, isPending, error } = useApiMutation(removeGridConnection);
  const remove = () =>
    mutate(
      { params: { stationId } },
      {
        onSuccess: () => {
          close();
          toast(t('remove.done'));
        },
      },
    );
  return (
    <>
      <Button variant="default" onClick={open}>
        {t('remove.open')}
      </Button>
      {opened && (
        <ConfirmDialog
          title={t('remove.title')}
          confirm={t('remove.confirm')}
          danger
          busy={isPending}
          onConfirm={remove}
          onClose={close}
        >
          {error && <ErrorNote error={error} />}
          <Text>{t('remove.body')}</Text>
        </ConfirmDialog>
      )}
    </>
  );
};
