import { Stack, Text, Textarea } from '@mantine/core';
import type { Reservation } from '@laadpoort/contract/reservations/reservation';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '#ui/feedback/confirm-dialog.tsx';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { cardOf } from './reservation-table.tsx';

interface Props {
  reservation: Reservation;
  withReason: boolean;
  onCancel: (reason: string) => Promise<unknown>;
  onClose: () => void;
}

/** Asks before cancelling a reservation; support gives a reason. */
export const CancelDialog = ({ reservation, withReason, onCancel, onClose }: Props) => {
  const { t } = useTranslation(['reservations', 'ui']);
  const [reason, setReason] = useState('');
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [asked, setAsked] = useState(false);
  const lacksReason = withReason && reason.trim() === '';
  const confirm = async () => {
    setAsked(true);
    if (lacksReason) return;
    setBusy(true);
    try {
      await onCancel(reason);
      onClose();
    } catch (error) {
      setFailure(error);
    }
    setBusy(false);
  };
  return (
    <ConfirmDialog
      title={t('confirmCancel.title', { card: cardOf(reservation) })}
      confirm={t('confirmCancel.confirm')}
      busy={busy}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <Stack>
        <Text>{t('confirmCancel.text')}</Text>
        {withReason && (
          <Textarea
            label={t('form.reason')}
            description={t('form.reasonHelp')}
            required
            data-autofocus
            error={asked && lacksReason ? t('ui:field.required') : undefined}
            value={reason}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
          />
        )}
        {failure !== null && <ErrorNote error={failure} />}
      </Stack>
    </ConfirmDialog>
  );
};
