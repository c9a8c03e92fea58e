import type { Capability } from '#chargers/capability.ts';
import { STAFF } from '#platform/bus/live-feed.ts';
import { deliverDue, type Send } from '#platform/outbox/deliver.ts';
import { registerMailRoutes } from './routes.ts';

const EVERY_MS = 2_000;

/** Sends the mails that the other capabilities leave in the outbox, and shows whether they were sent. */
export const mail: Capability = {
  name: 'mail',
  open: (kernel) => {
    const { db, live, now, background, settings } = kernel;
    const { send } = settings.mail;
    const deliver = async (by: Send) => {
      if ((await deliverDue(db.pool, by, now)) > 0) live.publish(STAFF, { topic: 'mail', id: 'outbox' });
    };
    if (send) background.every(EVERY_MS, () => deliver(send), { atOnce: true });
    return { routes: (route) => registerMailRoutes(route, kernel) };
  },
};
