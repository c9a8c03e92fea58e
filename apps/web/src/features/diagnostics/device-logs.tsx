import { Button, Modal, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '#lib/me.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { Section } from '#ui/page/page.tsx';
import { LogForm } from './log-form.tsx';
import { LogTable } from './log-table.tsx';
import { logsQuery } from './queries.ts';

/** The logs of one device: requests, files received, and a form for more. */
export const DeviceLogs = ({ chargePointId }: { chargePointId: string }) => {
  const { t } = useTranslation('diagnostics');
  const [open, setOpen] = useState(false);
  const mayOperate = useMay('support.operate');
  const { data, error, refetch } = useQuery(logsQuery(chargePointId));
  return (
    <Section
      title={t('title')}
      intro={t('intro')}
      actions={
        mayOperate && (
          <Button variant="default" onClick={() => setOpen(true)}>
            {t('ask')}
          </Button>
        )
      }
    >
      {error && !data && <ErrorNote error={error} onRetry={refetch} />}
      {!data && !error && <Skeleton height={120} />}
      {data && <LogTable chargePointId={chargePointId} logs={data.logs} mayOperate={mayOperate} />}
      <Modal opened={open} onClose={() => setOpen(false)} title={t('ask')}>
        <LogForm chargePointId={chargePointId} onAsked={() => setOpen(false)} />
      </Modal>
    </Section>
  );
};
