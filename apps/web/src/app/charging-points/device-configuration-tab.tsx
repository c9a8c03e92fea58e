import { Stack } from '@mantine/core';
import { useIdParam } from '#lib/use-id-param.ts';
import { OpenAlerts } from '#features/alerts/open-alerts.tsx';
import { OwnerConfiguration } from '#features/configuration/owner-configuration.tsx';
import { BehaviourNote } from '#features/quirks/behaviour-note.tsx';
import { SecuritySummary } from '#features/security/security-summary.tsx';
import { DeviceConfiguration } from '#features/stations/device/device-configuration.tsx';
import { MeterKeys } from '#features/stations/device/meter-keys.tsx';
import { RemoveCharger } from '#features/stations/device/remove-charger.tsx';

/** One of the owner's devices: its alerts, its settings and connection, its own configuration, and its removal. */
const DeviceConfigurationTab = () => {
  const chargePointId = useIdParam('chargePointId');
  return (
    <Stack gap="lg">
      <OpenAlerts chargePointId={chargePointId} />
      <DeviceConfiguration>
        <SecuritySummary chargePointId={chargePointId} />
      </DeviceConfiguration>
      <MeterKeys chargePointId={chargePointId} />
      <BehaviourNote chargePointId={chargePointId} />
      <OwnerConfiguration chargePointId={chargePointId} />
      <RemoveCharger chargePointId={chargePointId} />
    </Stack>
  );
};

export { DeviceConfigurationTab as Component };
