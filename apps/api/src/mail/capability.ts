import type { Capability } from '#chargers/capability.ts';
import { deliverDue } from '#platform/outbox/deliver.ts';
import { registerMailRoutes } from './routes.ts';

const EVERY_MS = 2_000;

/** Sends the mails that the other capabilities leave in the outbox, and shows whether they were sent. */
export const mail: Capability = {
  name: 'mail',
  open: (kernel) => {
    const { db, now, background, settings } = kernel;
    const { send } = settings.mail;
    if (send) background.every(EVERY_MS, () => deliverDue(db.pool, send, now), { atOnce: true });
    return { routes: (route) => registerMailRoutes(route, kernel) };
  },
};
