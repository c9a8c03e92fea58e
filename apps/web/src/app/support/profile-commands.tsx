import { Stack } from '@mantine/core';
import { sendSupportCommand } from '@laadpoort/contract/support/devices';
import { type InstalledProfile, type SmartCharging } from '@laadpoort/contract/smart-charging';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { useMay } from '#lib/me.ts';
import { useStationZone } from '#lib/station-zone.ts';
import { Section } from '#ui/page/page.tsx';
import { ExpertForm } from '#features/commands/expert/expert-form.tsx';
import { ExpertOutcome } from '#features/commands/expert/expert-outcome.tsx';
import type { ExpertValues } from '#features/commands/expert/expert-request.ts';
import { typedProfile } from '#features/commands/expert/typed-profile.ts';
import type { ExpertCommand } from '#features/commands/expert/use-expert-form.ts';
import { CapabilitiesNote } from '#features/smart-charging/capabilities-note.tsx';
import { scheduleQuery } from '#features/smart-charging/queries.ts';
import { ScheduleChart } from '#features/smart-charging/schedule-chart.tsx';

const PROFILE = 'csChargingProfiles';

/** What this charger supports, as the form's initial values. */
const usual = ({ kind, units }: SmartCharging['capabilities']): ExpertValues => ({
  [`${PROFILE}.chargingProfileKind`]: kind,
  [`${PROFILE}.chargingSchedule.chargingRateUnit`]: units?.[0] ?? 'A',
  ...(kind === 'Relative' ? { [`${PROFILE}.chargingSchedule.startSchedule`]: '' } : {}),
});

interface Sent {
  readonly action: string;
  readonly commandId: string;
}

/** Sends a command to the charger and keeps which was sent last, to show what becomes of it. */
const useProfileCommands = (chargePointId: string) => {
  const send = useApiMutation(sendSupportCommand);
  const [sent, setSent] = useState<Sent | null>(null);
  const sendCommand = async ({ request, reason, force }: ExpertCommand) => {
    const { id } = await send.mutateAsync({
      params: { chargePointId },
      query: { force: force ? 'true' : 'false' },
      body: { command: request, reason },
    });
    setSent({ action: request.action, commandId: id });
  };
  return { sent, sendCommand };
};

interface Props {
  readonly chargePointId: string;
  readonly capabilities: SmartCharging['capabilities'];
  /** A profile to begin with; else the form begins with what is usual. */
  readonly edited: InstalledProfile | null;
}

/** Forms that set and clear a profile and ask for the schedule that results, each with its outcome. */
export const ProfileCommands = ({ chargePointId, capabilities, edited }: Props) => {
  const { t } = useTranslation('smartCharging');
  const { sent, sendCommand } = useProfileCommands(chargePointId);
  const timeZone = useStationZone();
  const shared = { disabled: !useMay('support.operate'), onSend: sendCommand };
  const outcome = sent && (
    <ExpertOutcome key={sent.commandId} chargePointId={chargePointId} commandId={sent.commandId} connected />
  );
  return (
    <>
      <Section title={t('set')} intro={t('setIntro')}>
        <Stack>
          <CapabilitiesNote capabilities={capabilities} />
          <ExpertForm
            action="SetChargingProfile"
            key={edited?.id}
            given={edited ? typedProfile(edited.connectorId, edited.profile, timeZone) : usual(capabilities)}
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
