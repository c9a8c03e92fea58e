import { useQuery } from '@tanstack/react-query';
import { useIdParam } from '#lib/use-id-param.ts';
import { loadManagementQuery } from '#features/load-management/queries.ts';
import { StationLoadManagement } from '#features/load-management/station-load-management.tsx';
import { StationSmartgrid } from '#features/stations/station/station-smartgrid.tsx';

/** The Smartgrid tab of a station, with load management. */
const StationSmartgridTab = () => {
  const stationId = useIdParam('stationId');
  const { data: load } = useQuery(loadManagementQuery(stationId));
  return (
    <StationSmartgrid
      loadManagement={<StationLoadManagement stationId={stationId} />}
      isShared={load === undefined || load.connection !== null}
    />
  );
};

export { StationSmartgridTab as Component };
