import {
  changeStaff,
  inviteStaff,
  listStaff,
  withdrawStaffInvitation,
} from '@laadpoort/contract/accounts/staff';
import type { Kernel } from '#chargers/kernel.ts';
import { STAFF } from '#platform/bus/live-feed.ts';
import { refuse, type Route } from '#platform/http/route.ts';
import { inviteToStaff } from './invite-staff.ts';
import { changeStaffRole, languageOf, readStaff, withdrawInvitation } from './store.ts';

/** Who has a platform role: decided by administrators, the first of whom is made on the command line. */
export const registerStaffRoutes = (
  route: Route,
  { db, now, live, settings: { publicUrl } }: Kernel,
): void => {
  const changed = (id: string) => live.publish(STAFF, { topic: 'account', id });

  route(listStaff, () => readStaff(db, now()));

  route(inviteStaff, async ({ body }, { personId, personName }) => {
    const language = await languageOf(db, personId);
    const by = { personId, name: personName };
    await inviteToStaff(db, { ...body, language }, by, { now: now(), publicUrl });
    changed(personId);
    return undefined;
  });

  route(withdrawStaffInvitation, async ({ params: { invitationId } }, { personId }) => {
    if (!(await withdrawInvitation(db, invitationId, personId, now()))) return refuse('not-found');
    changed(invitationId);
    return undefined;
  });

  route(changeStaff, async ({ params: { userId }, body: { role } }, { personId }) => {
    const outcome = await changeStaffRole(db, { userId, role, actorId: personId }, { now: now(), publicUrl });
    if (!outcome.ok) return refuse(outcome.reason);
    changed(userId);
    return undefined;
  });
};
