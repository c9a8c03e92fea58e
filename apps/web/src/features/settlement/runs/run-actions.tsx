import { Button, Group, Text } from '@mantine/core';
import {
  approveSettlementRun,
  redraftSettlementRun,
  type SettlementRun,
} from '@laadpoort/contract/settlement/runs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { useMay } from '#lib/me.ts';
import { useFormat } from '#lib/use-format.ts';
import { ConfirmDialog } from '#ui/feedback/confirm-dialog.tsx';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { toast } from '#ui/feedback/toast.ts';

/** What an administrator can do with drafts. */
export const RunActions = ({ run }: { run: SettlementRun }) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'runs' });
  const mayAct = useMay('settlement.manage');
  const [asking, setAsking] = useState<'approve' | 'redraft' | null>(null);
  if (!mayAct || run.state !== 'drafted') return null;
  const close = () => setAsking(null);
  return (
    <Group>
      {run.isOwn ? (
        <Text>{t('ownRun')}</Text>
      ) : (
        <Button onClick={() => setAsking('approve')}>{t('approve')}</Button>
      )}
      <Button variant="default" onClick={() => setAsking('redraft')}>
        {t('redraft')}
      </Button>
      {asking === 'approve' && <Approve run={run} onClose={close} />}
      {asking === 'redraft' && <Redraft run={run} onClose={close} />}
    </Group>
  );
};

interface Props {
  readonly run: SettlementRun;
  readonly onClose: () => void;
}

const Approve = ({ run: { id, documents, total }, onClose }: Props) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'runs' });
  const format = useFormat();
  const approve = useApiMutation(approveSettlementRun);
  const onSuccess = () => {
    toast(t('approved'));
    onClose();
  };
  return (
    <ConfirmDialog
      title={t('approveTitle', { documents: format.count(documents) })}
      confirm={t('approve')}
      busy={approve.isPending}
      onConfirm={() => approve.mutate({ params: { runId: id }, body: { documents, total } }, { onSuccess })}
      onClose={onClose}
    >
      {approve.error && <ErrorNote error={approve.error} />}
      <Text>{t('approveText', { total: format.money(total) })}</Text>
    </ConfirmDialog>
  );
};

const Redraft = ({ run: { id }, onClose }: Props) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'runs' });
  const redraft = useApiMutation(redraftSettlementRun);
  const onSuccess = () => {
    toast(t('redrafted'));
    onClose();
  };
  return (
    <ConfirmDialog
      title={t('redraftTitle')}
      confirm={t('redraft')}
      busy={redraft.isPending}
      onConfirm={() => redraft.mutate({ params: { runId: id } }, { onSuccess })}
      onClose={onClose}
    >
      {redraft.error && <ErrorNote error={redraft.error} />}
      <Text>{t('redraftText')}</Text>
    </ConfirmDialog>
  );
};
