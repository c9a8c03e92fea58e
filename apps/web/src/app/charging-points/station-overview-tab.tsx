import { useIdParam } from '#lib/use-id-param.ts';
import { StationReservations } from '#features/reservations/station-reservations.tsx';
import { StationOverview } from '#features/stations/station/station-overview.tsx';

/** A station at a glance, with its reservations. */
const StationOverviewTab = () => {
  const stationId = useIdParam('stationId');
  return <StationOverview reservations={<StationReservations stationId={stationId} />} />;
};

export { StationOverviewTab as Component };
