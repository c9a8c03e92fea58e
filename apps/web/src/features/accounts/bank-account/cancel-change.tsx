import { Alert, Button, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { cancelBankAccount } from '@laadpoort/contract/accounts/bank-account';
import { IconClock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { useMay } from '#lib/me.ts';
import { useFormat } from '#lib/use-format.ts';
import { ConfirmDialog } from '#ui/feedback/confirm-dialog.tsx';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { toast } from '#ui/feedback/toast.ts';

/** Until when nothing is paid to the bank account that was entered, and the way back. */
export const CancelChange = ({ payableFrom }: { payableFrom: string }) => {
  const { t } = useTranslation('accounts');
  const format = useFormat();
  const mayCancel = useMay('bank.manage');
  const [opened, { open, close }] = useDisclosure(false);
  const { mutate, isPending, error } = useApiMutation(cancelBankAccount);
  const cancel = () =>
    mutate(
      {},
      {
        onSuccess: () => {
          close();
          toast(t('bank.cancel.done'));
        },
      },
    );
  return (
    <Alert color="petrol" icon={<IconClock aria-hidden />}>
      <Stack align="flex-start">
        <Text size="sm">{t('bank.cooling', { when: format.dateTime(payableFrom) })}</Text>
        {mayCancel && (
          <Button variant="default" onClick={open}>
            {t('bank.cancel.open')}
          </Button>
        )}
      </Stack>
      {opened && (
        <ConfirmDialog
          title={t('bank.cancel.title')}
          confirm={t('bank.cancel.confirm')}
          danger
          busy={isPending}
          onConfirm={cancel}
          onClose={close}
        >
          {error && <ErrorNote error={error} />}
          <Text>{t('bank.cancel.body')}</Text>
        </ConfirmDialog>
      )}
    </Alert>
  );
};
