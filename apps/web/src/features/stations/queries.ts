import { getChargePoint } from '@laadpoort/contract/charge-points/endpoints';
import { getStation, getStationCurve, listStations } from '@laadpoort/contract/stations/endpoints';
import { apiQuery } from '#lib/api.ts';

export const stationsQuery = apiQuery(listStations, {});
export const stationQuery = (stationId: string) => apiQuery(getStation, { params: { stationId } });
export const curveQuery = (stationId: string) => apiQuery(getStationCurve, { params: { stationId } });
export const chargePointQuery = (chargePointId: string) =>
  apiQuery(getChargePoint, { params: { chargePointId } });
