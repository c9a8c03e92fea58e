import { Stack } from '@mantine/core';
import { sendSupportCommand } from '@laadpoort/contract/support/devices';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { useMay } from '#lib/me.ts';
import { useIdParam } from '#lib/use-id-param.ts';
import { Section } from '#ui/page/page.tsx';
import { SupportAlerts } from '#features/alerts/support-alerts.tsx';
import { CommandList } from '#features/commands/command-list.tsx';
import { OperationPanel } from '#features/commands/operations/operation-panel.tsx';
import { LogDownload } from '#features/diagnostics/log-download.tsx';
import { DeviceEvents } from '#features/events/device-events.tsx';
import { AuditList } from '#features/support/audit-list.tsx';
import { DeviceFacts } from '#features/support/device-facts.tsx';
import { supportDeviceQuery } from '#features/support/queries.ts';
import { RefusedTap } from '#features/whitelist/refused-tap.tsx';

/** Operate a device with a reason, and see what happened and who did what. */
const SupportDevicePage = () => {
  const { t } = useTranslation('support');
  const chargePointId = useIdParam('chargePointId');
  const { data } = useQuery(supportDeviceQuery(chargePointId));
  const send = useApiMutation(sendSupportCommand);
  const mayOperate = useMay('support.operate');
  if (!data) return null;
  return (
    <Stack gap="lg">
      <SupportAlerts state="open" chargePointId={chargePointId} />
      <DeviceFacts device={data} />
      <OperationPanel
        device={data.chargePoint}
        mayOperate={mayOperate}
        withReason
        send={(command, { reason, unusualUid }) =>
          send.mutateAsync({
            params: { chargePointId },
            query: { unusualUid: unusualUid ? 'true' : 'false' },
            body: { command, reason },
          })
        }
      />
      <Section title={t('commands')}>
        <CommandList commands={data.commands} connected={data.chargePoint.connected} />
      </Section>
      <Section title={t('audit')} intro={t('auditIntro')}>
        <AuditList entries={data.audit} />
      </Section>
      <DeviceEvents
        view="support"
        chargePointId={chargePointId}
        help={(event) => (
          <>
            <RefusedTap event={event} />
            <LogDownload chargePointId={chargePointId} event={event} />
          </>
        )}
      />
    </Stack>
  );
};

export { SupportDevicePage as Component };
