import {
  addChargePoint,
  getChargePoint,
  listChargePointEvents,
  removeChargePoint,
  renewKey,
  updateChargePoint,
} from '@laadpoort/contract/charge-points/endpoints';
import { listSupportEvents } from '@laadpoort/contract/support/devices';
import type { Kernel } from '#chargers/kernel.ts';
import { everOwnedChargePoint } from '#chargers/directory/ownership.ts';
import { Refusal, refuse, type Route } from '#platform/http/route.ts';
import { addChargePointTo } from './add-charge-point.ts';
import { replaceKey } from './replace-key.ts';
import type { Present } from './charge-point-answer.ts';
import { readEvents } from './charge-point-events.ts';
import { connectionDetails, identityOf, identityTaken } from '../connections/connection-details.ts';
import { removeChargePoint as remove } from './remove-charge-point.ts';
import { readChargePoint } from './read-charge-point.ts';
import { changeAuthorizationMode, ownsStation } from '../store.ts';
import { tellChanged } from './tell-changed.ts';

/** The routes of one device: what it is, who may charge there, its key, and its log. */
export const registerChargePointRoutes = (route: Route, kernel: Kernel, present: () => Present): void => {
  const { db, directory, live, now, openDevice } = kernel;
  const { pepper, ocppUrl } = kernel.settings;
  const changed = tellChanged(live);

  route(addChargePoint, async ({ params: { stationId }, body }, { accountId, personId }) => {
    if (!(await ownsStation(db, accountId, stationId))) return refuse('not-found');
    const identity = identityOf(body, 'body');
    if (identity instanceof Refusal) return identity;
    const by = { accountId, personId, at: now() };
    const added = await addChargePointTo(db, by, stationId, { ...body, identity }, pepper);
    if (!added.ok) return identityTaken(body, 'body');
    changed(accountId, added.connection);
    return connectionDetails(added.connection, ocppUrl);
  });

  route(
    getChargePoint,
    async ({ params: { chargePointId } }, { accountId }) =>
      (await readChargePoint(db, { accountId, chargePointId }, present())) ?? refuse('not-found'),
  );

  route(updateChargePoint, async ({ params: { chargePointId }, body }, { accountId, personId }) => {
    const by = { accountId, personId, at: now() };
    if (!(await changeAuthorizationMode(db, by, chargePointId, body.authorizationMode)))
      return refuse('not-found');
    const chargePoint = await readChargePoint(db, { accountId, chargePointId }, present());
    if (!chargePoint) return refuse('not-found');
    changed(accountId, { chargePointId, stationId: chargePoint.stationId });
    return chargePoint;
  });

  route(removeChargePoint, async ({ params: { chargePointId } }, { accountId, personId }) => {
    const removal = await remove(db, { accountId, personId, at: now() }, chargePointId);
    if (removal.kind === 'not-found') return refuse('not-found');
    if (removal.kind === 'charging')
      return refuse(
        'session-charging',
        removal.sessionIds.map((id) => ({ path: `sessions.${id}`, code: 'session-charging' })),
      );
    // Its socket closes before the answer, here; the other processes are told by the database.
    await directory.refresh(chargePointId);
    changed(accountId, { chargePointId, stationId: removal.stationId });
    return undefined;
  });

  route(renewKey, async ({ params: { chargePointId } }, { accountId, personId }) => {
    const connection = await replaceKey(db, { accountId, personId, at: now() }, chargePointId, pepper);
    if (!connection) return refuse('not-found');
    changed(accountId, connection);
    return connectionDetails(connection, ocppUrl);
  });

  route(listChargePointEvents, async ({ params: { chargePointId }, query }, { accountId }) =>
    (await everOwnedChargePoint(db, accountId, chargePointId))
      ? readEvents(db, chargePointId, query)
      : refuse('not-found'),
  );

  route(listSupportEvents, async ({ params: { chargePointId }, query }, person) =>
    (await openDevice(person, chargePointId)) ? readEvents(db, chargePointId, query) : refuse('not-found'),
  );
};
