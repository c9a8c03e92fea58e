import {
  listReservableCards,
  listReservations,
  listSupportReservations,
} from '@laadpoort/contract/reservations/endpoints';
import { getStation } from '@laadpoort/contract/stations/endpoints';
import { getSupportChargePoint } from '@laadpoort/contract/support/devices';
import { apiQuery } from '#lib/api.ts';

export const reservationsQuery = apiQuery(listReservations, {});
export const cardsQuery = (chargePointId: string) =>
  apiQuery(listReservableCards, { params: { chargePointId } });
export const supportReservationsQuery = (chargePointId: string) =>
  apiQuery(listSupportReservations, { params: { chargePointId } });
export const stationQuery = (stationId: string) => apiQuery(getStation, { params: { stationId } });
export const supportDeviceQuery = (chargePointId: string) =>
  apiQuery(getSupportChargePoint, { params: { chargePointId } });
