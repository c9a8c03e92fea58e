import { Button, Group, Text } from '@mantine/core';
import {
  approvePayout,
  downloadPayout,
  exportPayout,
  withdrawPayout,
  type PayoutBatch,
} from '@laadpoort/contract/settlement/payout-batch';
import { endpointUrl } from '@laadpoort/contract/wire/client';
import { PAYMENT_FORMATS } from '@laadpoort/domain/settlement/payouts/pain001';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { useMay } from '#lib/me.ts';
import { ConfirmDialog } from '#ui/feedback/confirm-dialog.tsx';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { ExportButton } from '#ui/feedback/export-button.tsx';

/** What an administrator can do with a batch where it stands. */
export const BatchActions = ({ batch: { id, state, isOwn } }: { batch: PayoutBatch }) => {
  const mayManage = useMay('settlement.manage');
  if (!mayManage || state === 'withdrawn') return null;
  if (state === 'exported')
    return (
      <Group align="flex-start">
        {PAYMENT_FORMATS.map((format) => (
          <ExportButton
            key={format}
            href={endpointUrl(downloadPayout, { params: { batchId: id }, query: { format } })}
          >
            {format}
          </ExportButton>
        ))}
      </Group>
    );
  return (
    <Group>
      <Step id={id} step="withdraw" />
      {state === 'proposed' && !isOwn && <Step id={id} step="approve" />}
      {state === 'approved' && <Step id={id} step="export" />}
    </Group>
  );
};

const endpoints = { approve: approvePayout, export: exportPayout, withdraw: withdrawPayout } as const;

interface Props {
  readonly id: number;
  readonly step: keyof typeof endpoints;
}

const Step = ({ id, step }: Props) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'payouts' });
  const [asking, setAsking] = useState(false);
  const { mutate, isPending, error } = useApiMutation(endpoints[step]);
  const confirm = () => mutate({ params: { batchId: id } }, { onSuccess: () => setAsking(false) });
  const isGood = step !== 'withdraw';
  return (
    <>
      <Button {...(isGood ? {} : { variant: 'default' })} onClick={() => setAsking(true)}>
        {t(`steps.${step}.do`)}
      </Button>
      {asking && (
        <ConfirmDialog
          danger={!isGood}
          title={t(`steps.${step}.title`)}
          confirm={t(`steps.${step}.do`)}
          busy={isPending}
          onConfirm={confirm}
          onClose={() => setAsking(false)}
        >
          {error && <ErrorNote error={error} />}
          <Text>{t(`steps.${step}.text`)}</Text>
        </ConfirmDialog>
      )}
    </>
  );
};
