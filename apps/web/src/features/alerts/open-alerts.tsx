import { acknowledgeAlert } from '@laadpoort/contract/alerts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { useMay } from '#lib/me.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { Section } from '#ui/page/page.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { AlertList } from './alert-list.tsx';
import { openAlertsQuery } from './queries.ts';

/** The alerts that need attention, for one charger or all; renders nothing when there are none. */
export const OpenAlerts = ({ chargePointId }: { chargePointId?: string }) => {
  const { t } = useTranslation('alerts');
  const { data } = useQuery(openAlertsQuery(chargePointId));
  const acknowledge = useApiMutation(acknowledgeAlert);
  const mayAcknowledge = useMay('commands.operate');
  if (!data?.alerts.length) return null;
  return (
    <Section title={t('open')}>
      {acknowledge.error && <ErrorNote error={acknowledge.error} />}
      <AlertList
        alerts={data.alerts}
        {...(chargePointId ? {} : { linkTo: (alert) => `/devices/${alert.chargePointId}/events` })}
        onAcknowledge={
          mayAcknowledge
            ? ({ id }) =>
                acknowledge.mutate({ params: { alertId: id } }, { onSuccess: () => toast(t('acknowledged')) })
            : undefined
        }
      />
    </Section>
  );
};
