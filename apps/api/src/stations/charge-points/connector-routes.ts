import { setUpConnector, updateConnector } from '@laadpoort/contract/charge-points/endpoints';
import type { Kernel } from '#chargers/kernel.ts';
import { refuse, type Route } from '#platform/http/route.ts';
import { changeConnector, changeSetUp, findChargePoint } from '../store.ts';
import type { Present } from './charge-point-answer.ts';
import { readChargePoint } from './read-charge-point.ts';
import { tellChanged } from './tell-changed.ts';

/** The routes of the charging points of a device. */
export const registerConnectorRoutes = (
  route: Route,
  { db, live, now }: Kernel,
  present: () => Present,
): void => {
  const changed = tellChanged(live);

  route(updateConnector, async ({ params, body }, { accountId, personId }) => {
    const by = { accountId, personId, at: now() };
    if (!(await changeConnector(db, by, params, body))) return refuse('not-found');
    const { chargePointId, connectorId } = params;
    const chargePoint = await readChargePoint(db, { accountId, chargePointId }, present());
    const connector = chargePoint?.connectors.find((candidate) => candidate.connectorId === connectorId);
    if (!chargePoint || !connector) return refuse('not-found');
    changed(accountId, { chargePointId, stationId: chargePoint.stationId });
    return connector;
  });

  route(setUpConnector, async ({ params, body: { setUp } }, { accountId, personId }) => {
    const outcome = await changeSetUp(db, { accountId, personId, at: now() }, params, setUp);
    if (outcome !== 'changed') return refuse(outcome === 'charging' ? 'session-charging' : 'not-found');
    const { chargePointId } = params;
    const found = await findChargePoint(db, accountId, chargePointId);
    if (found) changed(accountId, { chargePointId, stationId: found.stationId });
    return undefined;
  });
};
