import { Stack } from '@mantine/core';
import { useIdParam } from '#lib/use-id-param.ts';
import { SecurityTab } from '#features/security/security-tab.tsx';
import { SupportConnection } from '#features/stations/connection/support-connection.tsx';

/** How a device proves its identity, and how it connects. */
const SupportSecurityTab = () => (
  <Stack gap="lg">
    <SecurityTab />
    <SupportConnection chargePointId={useIdParam('chargePointId')} />
  </Stack>
);

export { SupportSecurityTab as Component };
export { loader } from '#features/security/security-tab.tsx';
