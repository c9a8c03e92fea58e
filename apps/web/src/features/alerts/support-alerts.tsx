import { EmptyState, Skeleton } from '@mantine/core';
import { acknowledgeSupportAlert, type listSupportAlerts } from '@laadpoort/contract/alerts';
import { IconCircleCheck } from '@tabler/icons-react';
import type { EndpointResult } from '@laadpoort/contract/wire/endpoint';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { useMay } from '#lib/me.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { Loaded } from '#ui/feedback/loaded.tsx';
import { AlertList } from './alert-list.tsx';
import { supportAlertsQuery } from './queries.ts';

interface Props {
  readonly state: 'open' | 'all';
  readonly chargePointId?: string;
}

/** Alerts of all accounts; for a single charger only if there are any. */
export const SupportAlerts = ({ state, chargePointId }: Props) => {
  const query = useQuery(supportAlertsQuery({ state, ...(chargePointId ? { chargePointId } : {}) }));
  return (
    <Loaded query={query} loading={<Skeleton height={120} radius="lg" />}>
      {({ alerts }) => <Alerts alerts={alerts} chargePointId={chargePointId} />}
    </Loaded>
  );
};

interface AlertsProps {
  readonly alerts: EndpointResult<typeof listSupportAlerts>['alerts'];
  readonly chargePointId: string | undefined;
}

const Alerts = ({ alerts, chargePointId }: AlertsProps) => {
  const { t } = useTranslation('alerts');
  const acknowledge = useApiMutation(acknowledgeSupportAlert);
  const mayAcknowledge = useMay('support.operate');
  if (alerts.length === 0 && chargePointId) return null;
  if (alerts.length === 0)
    return (
      <EmptyState
        icon={<IconCircleCheck aria-hidden />}
        title={t('none.title')}
        description={t('none.text')}
        variant="light"
      />
    );
  const note = ({ id }: { id: string }) =>
    acknowledge.mutate({ params: { alertId: id } }, { onSuccess: () => toast(t('acknowledged')) });
  return (
    <>
      {acknowledge.error && <ErrorNote error={acknowledge.error} />}
      <AlertList
        alerts={alerts}
        {...(chargePointId
          ? {}
          : { withAccount: true, linkTo: (alert) => `/support/devices/${alert.chargePointId}` })}
        onAcknowledge={mayAcknowledge ? note : undefined}
      />
    </>
  );
};
