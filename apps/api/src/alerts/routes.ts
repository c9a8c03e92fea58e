import type { Kernel } from '#chargers/kernel.ts';
import {
  acknowledgeAlert,
  acknowledgeSupportAlert,
  listAlerts,
  listSupportAlerts,
} from '@laadpoort/contract/alerts';
import { accountsOfDevices } from '#chargers/record-looks.ts';
import { refuse, type Refusal, type Route } from '#platform/http/route.ts';
import { storeAcknowledgement, readAlerts } from './store.ts';

/** What a person has to look at: owners see theirs, support all. */
export const registerAlertRoutes = (route: Route, { db, live, now }: Kernel): void => {
  const note = async (by: {
    alertId: string;
    accountId?: string;
    personId: string;
  }): Promise<Refusal | undefined> => {
    const alert = await storeAcknowledgement(db, { ...by, at: now() });
    if (!alert) return refuse('not-found');
    const { accountId, chargePointId } = alert;
    live.publish(accountId, { topic: 'alert', id: by.alertId, chargePointId });
    return undefined;
  };

  route(listAlerts, async ({ query }, { accountId }) => ({
    alerts: await readAlerts(db, { ...query, accountId }),
  }));
  route(acknowledgeAlert, ({ params: { alertId } }, { accountId, personId }) =>
    note({ alertId, accountId, personId }),
  );
  route(listSupportAlerts, async ({ query }, { looking }) => {
    const alerts = await readAlerts(db, query);
    await looking.into(
      await accountsOfDevices(
        db,
        alerts.map(({ chargePointId }) => chargePointId),
      ),
    );
    return { alerts };
  });
  route(acknowledgeSupportAlert, ({ params: { alertId } }, { personId }) => note({ alertId, personId }));
};
