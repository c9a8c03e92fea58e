import { Skeleton, Stack } from '@mantine/core';
import { sendSupportCommand } from '@laadpoort/contract/support';
import { type InstalledProfile, type SmartCharging } from '@laadpoort/contract/smart-charging';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { useMay } from '#lib/me.ts';
import { useIdParam } from '#lib/use-id-param.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { Section } from '#ui/page/page.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { ExpertForm } from '#features/commands/expert/expert-form.tsx';
import { ExpertOutcome } from '#features/commands/expert/expert-outcome.tsx';
import type { ExpertValues } from '#features/commands/expert/expert-request.ts';
import { typedProfile } from '#features/commands/expert/typed-profile.ts';
import type { ExpertOrder } from '#features/commands/expert/use-expert-form.ts';
import { LimitsNow } from '#features/smart-charging/limits-now.tsx';
import { LimitsOverTime } from '#features/smart-charging/limits-over-time.tsx';
import { ProfileList } from '#features/smart-charging/profile-list.tsx';
import { scheduleQuery, smartChargingQuery } from '#features/smart-charging/queries.ts';
import { ScheduleChart } from '#features/smart-charging/schedule-chart.tsx';
import { WhatItTakes } from '#features/smart-charging/what-it-takes.tsx';

const PROFILE = 'csChargingProfiles';

/** What this charger supports, as the form's initial values. */
const usual = ({ kind, units }: SmartCharging['takes']): ExpertValues => ({
  [`${PROFILE}.chargingProfileKind`]: kind,
  [`${PROFILE}.chargingSchedule.chargingRateUnit`]: units?.[0] ?? 'A',
  ...(kind === 'Relative' ? { [`${PROFILE}.chargingSchedule.startSchedule`]: '' } : {}),
});

type Sent = { readonly action: string; readonly commandId: string };

/** The charging profiles of any charger: the current ones, a form for any profile, and the resulting schedule. */
const SupportSmartChargingTab = () => {
  const { t } = useTranslation('smartCharging');
  const chargePointId = useIdParam('chargePointId');
  const { data, error, refetch } = useQuery(smartChargingQuery(chargePointId));
  const send = useApiMutation(sendSupportCommand);
  const [sent, setSent] = useState<Sent | null>(null);
  const [edited, setEdited] = useState<InstalledProfile | null>(null);
  const mayOperate = useMay('support.operate');
  if (error && !data) return <ErrorNote error={error} onRetry={refetch} />;
  if (!data) return <Skeleton height={240} radius="lg" />;

  const order = async ({ request, reason, force }: ExpertOrder) => {
    const { id } = await send.mutateAsync({
      params: { chargePointId },
      query: { force: force ? 'true' : 'false' },
      body: { command: request, reason },
    });
    setSent({ action: request.action, commandId: id });
  };
  const edit = (profile: InstalledProfile) => {
    setEdited(profile);
    toast(t('edited'));
  };
  const outcomeOf = (action: string) =>
    sent?.action === action && (
      <ExpertOutcome
        key={sent.commandId}
        chargePointId={chargePointId}
        commandId={sent.commandId}
        connected
      />
    );
  return (
    <Stack gap="lg">
      <LimitsNow connectors={data.connectors} />
      <LimitsOverTime connectors={data.connectors} profiles={data.profiles} />
      <ProfileList profiles={data.profiles} onEdit={edit} />
      <Section title={t('set')} intro={t('setIntro')}>
        <Stack>
          <WhatItTakes takes={data.takes} />
          <ExpertForm
            action="SetChargingProfile"
            key={edited?.id}
            given={edited ? typedProfile(edited.connectorId, edited.profile) : usual(data.takes)}
            disabled={!mayOperate}
            onSend={order}
          />
        </Stack>
      </Section>
      {outcomeOf('SetChargingProfile')}
      <Section title={t('clear')} intro={t('clearIntro')}>
        <ExpertForm action="ClearChargingProfile" disabled={!mayOperate} onSend={order} />
      </Section>
      {outcomeOf('ClearChargingProfile')}
      <Section title={t('schedule')} intro={t('scheduleIntro')}>
        <Stack>
          <ExpertForm action="GetCompositeSchedule" disabled={!mayOperate} onSend={order} />
          {sent?.action === 'GetCompositeSchedule' && (
            <Schedule chargePointId={chargePointId} commandId={sent.commandId} />
          )}
        </Stack>
      </Section>
      {outcomeOf('GetCompositeSchedule')}
    </Stack>
  );
};

const Schedule = ({ chargePointId, commandId }: { chargePointId: string; commandId: string }) => {
  const { data } = useQuery(scheduleQuery(chargePointId, commandId));
  return data?.response ? (
    <ScheduleChart response={data.response} askedAt={data.command.requestedAt} />
  ) : null;
};

export { SupportSmartChargingTab as Component };
