import type { Kernel } from '#chargers/kernel.ts';
import {
  createStation,
  getStation,
  getStationCurve,
  getStatus,
  listStations,
  updateStation,
} from '@laadpoort/contract/stations/endpoints';
import type { Station } from '@laadpoort/contract/stations/station';
import { Refusal, refuse, type Route } from '#platform/http/route.ts';
import { addStation } from './charge-points/add-charge-point.ts';
import { chargePointAnswers, stationAnswer, type Present } from './charge-points/charge-point-answer.ts';
import { registerChargePointRoutes } from './charge-points/charge-point-routes.ts';
import { registerConnectorRoutes } from './charge-points/connector-routes.ts';
import { connectionDetails, identityOf, identityTaken } from './connections/connection-details.ts';
import { readChargePoints } from './charge-points/read-charge-points.ts';
import { readStation, readStations } from './read-stations.ts';
import { readStationCurve } from './station-curve.ts';
import { readStatusPage } from './status-page.ts';
import { changeStation, ownsStation } from './store.ts';

export const registerStationRoutes = (route: Route, kernel: Kernel, present: () => Present): void => {
  const { db, live, now, ask } = kernel;
  const { pepper, ocppUrl } = kernel.settings;
  const changed = (accountId: string, stationId: string) =>
    live.publish(accountId, { topic: 'charge-point', id: stationId, stationId });

  const readStationAnswer = async (accountId: string, stationId: string): Promise<Station | null> => {
    const [station, chargePoints] = await Promise.all([
      readStation(db, accountId, stationId, now()),
      readChargePoints(db, { accountId, stationId }),
    ]);
    return station && stationAnswer(station, chargePointAnswers(chargePoints, present()));
  };

  route(getStatus, async (_, { accountId }) => {
    const [page, waiting, nextPayout] = await Promise.all([
      readStatusPage(db, accountId, present()),
      ask('sessions.waiting', accountId, {}),
      ask('settlement.nextPayout', accountId),
    ]);
    return { ...page, waiting, nextPayout };
  });

  route(listStations, async (_, { accountId }) => {
    const [stations, rows] = await Promise.all([
      readStations(db, accountId, now()),
      readChargePoints(db, { accountId }),
    ]);
    const byStation = Map.groupBy(chargePointAnswers(rows, present()), ({ stationId }) => stationId);
    return { stations: stations.map((station) => stationAnswer(station, byStation.get(station.id) ?? [])) };
  });

  route(createStation, async ({ body }, { accountId, personId }) => {
    const { chargePoint, ...address } = body;
    const identity = identityOf(chargePoint, 'body.chargePoint');
    if (identity instanceof Refusal) return identity;
    const by = { accountId, personId, at: now() };
    const added = await addStation(db, by, { ...chargePoint, identity }, address, pepper);
    if (!added.ok) return identityTaken(chargePoint, 'body.chargePoint');
    changed(accountId, added.connection.stationId);
    return connectionDetails(added.connection, ocppUrl);
  });

  route(
    getStation,
    async ({ params }, { accountId }) =>
      (await readStationAnswer(accountId, params.stationId)) ?? refuse('not-found'),
  );

  route(updateStation, async ({ params: { stationId }, body }, { accountId, personId }) => {
    const outcome = await changeStation(db, { accountId, personId, at: now() }, stationId, body);
    if (outcome === 'not-found') return refuse('not-found');
    if (outcome === 'load-managed')
      return refuse('invalid-request', [{ path: 'body.gridLimitA', code: 'load-managed' }]);
    changed(accountId, stationId);
    return (await readStationAnswer(accountId, stationId)) ?? refuse('not-found');
  });

  route(getStationCurve, async ({ params: { stationId } }, { accountId }) => {
    if (!(await ownsStation(db, accountId, stationId))) return refuse('not-found');
    return { points: await readStationCurve(db, stationId, now()) };
  });

  registerChargePointRoutes(route, kernel, present);
  registerConnectorRoutes(route, kernel, present);
};
