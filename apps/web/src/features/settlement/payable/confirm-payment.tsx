import { Text } from '@mantine/core';
import { confirmPayment, type HeldSession } from '@laadpoort/contract/settlement/held-sessions';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { ConfirmDialog } from '#ui/feedback/confirm-dialog.tsx';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { useChosenWords } from './use-chosen-words.ts';

interface Props {
  readonly chosen: readonly HeldSession[];
  readonly onClose: () => void;
}

/** The second person. */
export const ConfirmPayment = ({ chosen, onClose }: Props) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'payable' });
  const { sessions, amount } = useChosenWords(chosen);
  const confirm = useApiMutation(confirmPayment);
  const reviewIds = chosen.flatMap(({ review }) => (review ? [review.id] : []));
  const send = () =>
    confirm.mutate(
      { body: { reviewIds } },
      {
        onSuccess() {
          toast(t('decide.confirmed'));
          onClose();
        },
      },
    );
  return (
    <ConfirmDialog
      title={t('decide.confirmTitle', { sessions })}
      confirm={t('decide.confirm')}
      busy={confirm.isPending}
      onConfirm={send}
      onClose={onClose}
    >
      {confirm.error && <ErrorNote error={confirm.error} />}
      <Text>{t('decide.confirmText', { amount })}</Text>
    </ConfirmDialog>
  );
};
