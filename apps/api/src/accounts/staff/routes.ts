import {
  changeStaff,
  inviteStaff,
  listStaff,
  withdrawStaffInvitation,
} from '@laadpoort/contract/accounts/staff';
import type { Kernel } from '#chargers/kernel.ts';
import { refuse, type Route } from '#platform/http/route.ts';
import { inviteToStaff } from './invite-staff.ts';
import { changeStaffRole, languageOf, readStaff, withdrawInvitation } from './store.ts';

/** Who has a platform role: decided by administrators, the first of whom is made on the command line. */
export const registerStaffRoutes = (route: Route, { db, now, settings: { publicUrl } }: Kernel): void => {
  route(listStaff, () => readStaff(db, now()));

  route(inviteStaff, async ({ body }, { personId, personName }) => {
    const language = await languageOf(db, personId);
    const by = { personId, name: personName };
    await inviteToStaff(db, { ...body, language }, by, { now: now(), publicUrl });
    return undefined;
  });

  route(withdrawStaffInvitation, async ({ params: { invitationId } }, { personId }) =>
    (await withdrawInvitation(db, invitationId, personId, now())) ? undefined : refuse('not-found'),
  );

  route(changeStaff, async ({ params: { userId }, body: { role } }, { personId }) => {
    const changed = await changeStaffRole(db, { userId, role, actorId: personId }, { now: now(), publicUrl });
    return changed.ok ? undefined : refuse(changed.reason);
  });
};
