import { Stack } from '@mantine/core';
import { sendSupportCommand } from '@laadpoort/contract/support';
import { type InstalledProfile, type SmartCharging } from '@laadpoort/contract/smart-charging';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { useMay } from '#lib/me.ts';
import { useIdParam } from '#lib/use-id-param.ts';
import { Loaded } from '#ui/feedback/loaded.tsx';
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

interface Sent {
  readonly action: string;
  readonly commandId: string;
}

/** The charging profiles of any charger: the current ones, a form for any profile, and the resulting schedule. */
const SupportSmartChargingTab = () => {
  const chargePointId = useIdParam('chargePointId');
  const query = useQuery(smartChargingQuery(chargePointId));
  return (
    <Loaded query={query}>
      {(smartCharging) => <Profiles chargePointId={chargePointId} smartCharging={smartCharging} />}
    </Loaded>
  );
};

interface ProfilesProps {
  readonly chargePointId: string;
  readonly smartCharging: SmartCharging;
}

const Profiles = ({ chargePointId, smartCharging }: ProfilesProps) => {
  const { t } = useTranslation('smartCharging');
  const { connectors, profiles, takes } = smartCharging;
  const [edited, setEdited] = useState<InstalledProfile | null>(null);
  const edit = (profile: InstalledProfile) => {
    setEdited(profile);
    toast(t('edited'));
  };
  return (
    <Stack gap="lg">
      <LimitsNow connectors={connectors} />
      <LimitsOverTime connectors={connectors} profiles={profiles} />
      <ProfileList profiles={profiles} onEdit={edit} />
      <Orders chargePointId={chargePointId} takes={takes} edited={edited} />
    </Stack>
  );
};

/** Sends a command to the charger and keeps which was sent last, to show what becomes of it. */
const useOrders = (chargePointId: string) => {
  const send = useApiMutation(sendSupportCommand);
  const [sent, setSent] = useState<Sent | null>(null);
  const order = async ({ request, reason, force }: ExpertOrder) => {
    const { id } = await send.mutateAsync({
      params: { chargePointId },
      query: { force: force ? 'true' : 'false' },
      body: { command: request, reason },
    });
    setSent({ action: request.action, commandId: id });
  };
  return { sent, order };
};

interface OrdersProps {
  readonly chargePointId: string;
  readonly takes: SmartCharging['takes'];
  /** A profile to begin with; else the form begins with what is usual. */
  readonly edited: InstalledProfile | null;
}

const Orders = ({ chargePointId, takes, edited }: OrdersProps) => {
  const { t } = useTranslation('smartCharging');
  const { sent, order } = useOrders(chargePointId);
  const shared = { disabled: !useMay('support.operate'), onSend: order };
  const outcome = sent && (
    <ExpertOutcome key={sent.commandId} chargePointId={chargePointId} commandId={sent.commandId} connected />
  );
  return (
    <>
      <Section title={t('set')} intro={t('setIntro')}>
        <Stack>
          <WhatItTakes takes={takes} />
          <ExpertForm
            action="SetChargingProfile"
            key={edited?.id}
            given={edited ? typedProfile(edited.connectorId, edited.profile) : usual(takes)}
            {...shared}
          />
        </Stack>
      </Section>
      {sent?.action === 'SetChargingProfile' && outcome}
      <Section title={t('clear')} intro={t('clearIntro')}>
        <ExpertForm action="ClearChargingProfile" {...shared} />
      </Section>
      {sent?.action === 'ClearChargingProfile' && outcome}
      <Section title={t('schedule')} intro={t('scheduleIntro')}>
        <Stack>
          <ExpertForm action="GetCompositeSchedule" {...shared} />
          {sent?.action === 'GetCompositeSchedule' && (
            <Schedule chargePointId={chargePointId} commandId={sent.commandId} />
          )}
        </Stack>
      </Section>
      {sent?.action === 'GetCompositeSchedule' && outcome}
    </>
  );
};

const Schedule = ({ chargePointId, commandId }: { chargePointId: string; commandId: string }) => {
  const { data } = useQuery(scheduleQuery(chargePointId, commandId));
  return data?.response ? (
    <ScheduleChart response={data.response} askedAt={data.command.requestedAt} />
  ) : null;
};

export { SupportSmartChargingTab as Component };
