import { Stack } from '@mantine/core';
import { useIdParam } from '#lib/use-id-param.ts';
import { SecurityTab } from '#features/security/security-tab.tsx';
import { SupportConnection } from '#features/stations/connection/support-connection.tsx';
import { SupportMeterKeys } from '#features/stations/device/meter-keys.tsx';

/** How a device proves its identity, how it connects, and how its meters prove what they count. */
const SupportSecurityTab = () => {
  const chargePointId = useIdParam('chargePointId');
  return (
    <Stack gap="lg">
      <SecurityTab />
      <SupportConnection chargePointId={chargePointId} />
      <SupportMeterKeys chargePointId={chargePointId} />
    </Stack>
  );
};

export { SupportSecurityTab as Component };
export { loader } from '#features/security/security-tab.tsx';
