import { Button, Text } from '@mantine/core';
import type { EreReport } from '@laadpoort/contract/reports/ere';
import { claimEre } from '@laadpoort/contract/reports/ere-entries';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { useMay } from '#lib/me.ts';
import { useFormat } from '#lib/use-format.ts';
import { ConfirmDialog } from '#ui/feedback/confirm-dialog.tsx';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { toast } from '#ui/feedback/toast.ts';

/** Claims what counts, as it is shown. */
export const ClaimButton = ({ report: { year, counting } }: { report: EreReport }) => {
  const { t } = useTranslation('reports', { keyPrefix: 'ere.claims' });
  const format = useFormat();
  const mayClaim = useMay('bank.manage');
  const [asking, setAsking] = useState(false);
  const claim = useApiMutation(claimEre);
  if (!mayClaim || counting.sessions === 0) return null;
  const { sessions, energyWh } = counting;
  const close = () => {
    claim.reset();
    setAsking(false);
  };
  const send = () =>
    claim.mutate(
      { body: { year, sessions, energyWh } },
      {
        onSuccess() {
          toast(t('made'));
          close();
        },
      },
    );
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t('claim')}</Button>
      {asking && (
        <ConfirmDialog
          title={t('claimTitle', { year })}
          confirm={t('claim')}
          busy={claim.isPending}
          onConfirm={send}
          onClose={close}
        >
          {claim.error && <ErrorNote error={claim.error} />}
          <Text>{t('claimText', { count: sessions, energy: format.energy(energyWh) })}</Text>
        </ConfirmDialog>
      )}
    </>
  );
};
