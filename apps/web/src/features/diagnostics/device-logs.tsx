import { Button, Modal, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '#lib/me.ts';
import { Section } from '#ui/page/page.tsx';
import { Loaded } from '#ui/feedback/loaded.tsx';
import { LogForm } from './log-form.tsx';
import { LogTable } from './log-table.tsx';
import { logsQuery } from './queries.ts';

/** The logs of one device: requests, files received, and a form for more. */
export const DeviceLogs = ({ chargePointId }: { chargePointId: string }) => {
  const { t } = useTranslation('diagnostics');
  const [open, setOpen] = useState(false);
  const mayOperate = useMay('support.operate');
  const query = useQuery(logsQuery(chargePointId));
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
      <Loaded query={query} loading={<Skeleton height={120} />}>
        {({ logs }) => <LogTable chargePointId={chargePointId} logs={logs} mayOperate={mayOperate} />}
      </Loaded>
      <Modal opened={open} onClose={() => setOpen(false)} title={t('ask')}>
        <LogForm chargePointId={chargePointId} onAsked={() => setOpen(false)} />
      </Modal>
    </Section>
  );
};
