import { Stack } from '@mantine/core';
import { type InstalledProfile, type SmartCharging } from '@laadpoort/contract/smart-charging';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useIdParam } from '#lib/use-id-param.ts';
import { Loaded } from '#ui/feedback/loaded.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { LimitsNow } from '#features/smart-charging/limits-now.tsx';
import { LimitsOverTime } from '#features/smart-charging/limits-over-time.tsx';
import { ProfileList } from '#features/smart-charging/profile-list.tsx';
import { smartChargingQuery } from '#features/smart-charging/queries.ts';
import { ProfileCommands } from './profile-commands.tsx';

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
  const { connectors, profiles, capabilities } = smartCharging;
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
      <ProfileCommands chargePointId={chargePointId} capabilities={capabilities} edited={edited} />
    </Stack>
  );
};

export { SupportSmartChargingTab as Component };
