import { Stack } from '@mantine/core';
import { StationAdoption } from '#features/onboarding/station-adoption.tsx';
import { StationDevices } from '#features/stations/station/station-devices.tsx';

/** The chargers of a station, and those being adopted. */
const StationDevicesTab = () => (
  <Stack gap="lg">
    <StationDevices />
    <StationAdoption />
  </Stack>
);

export { StationDevicesTab as Component };
