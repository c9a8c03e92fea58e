import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useIdParam } from '#lib/use-id-param.ts';
import { DeviceLogs } from '#features/diagnostics/device-logs.tsx';
import { DeviceFirmware } from '#features/firmware/device-firmware.tsx';
import { supportDeviceQuery } from '#features/support/queries.ts';

/** A device's firmware and its own logs. */
const SupportFirmwareTab = () => {
  const { data } = useQuery(supportDeviceQuery(useIdParam('chargePointId')));
  if (!data) return null;
  return (
    <Stack gap="lg">
      <DeviceFirmware device={data.chargePoint} />
      <DeviceLogs chargePointId={data.chargePoint.id} />
    </Stack>
  );
};

export { SupportFirmwareTab as Component };
