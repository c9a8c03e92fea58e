import {
  changeMember,
  handOver,
  inviteMember,
  listInvitations,
  removeMember,
  withdrawInvitation,
} from '@laadpoort/contract/accounts/members';
import type { Kernel } from '#chargers/kernel.ts';
import { refuse, type Refusal, type Route } from '#platform/http/route.ts';
import { changeRole, handOverTo, endMembership, type MemberChange } from './change-members.ts';
import { inviteToAccount, readInvitations, withdrawFromAddress } from './invitations.ts';

export const registerMemberRoutes = (
  route: Route,
  { db, now, live, settings: { publicUrl } }: Kernel,
): void => {
  const told = () => ({ now: now(), publicUrl });
  const changed = (accountId: string) => live.publish(accountId, { topic: 'account', id: accountId });
  const answer = (accountId: string, change: MemberChange): Refusal | undefined => {
    if (!change.ok) return refuse(change.reason);
    changed(accountId);
    return undefined;
  };

  route(listInvitations, (_, { accountId }) => readInvitations(db, accountId, now()));

  route(inviteMember, async ({ body }, actor) => {
    await inviteToAccount(db, actor, body, told());
    changed(actor.accountId);
    return undefined;
  });

  route(withdrawInvitation, async ({ params: { invitationId } }, actor) => {
    if (!(await withdrawFromAddress(db, actor, invitationId, now()))) return refuse('not-found');
    changed(actor.accountId);
    return undefined;
  });

  route(changeMember, async ({ params: { memberId }, body: { role } }, actor) =>
    answer(actor.accountId, await changeRole(db, actor, { userId: memberId, role }, now())),
  );

  route(removeMember, async ({ params: { memberId } }, actor) =>
    answer(actor.accountId, await endMembership(db, actor, memberId, told())),
  );

  route(handOver, async ({ params: { memberId } }, actor) =>
    answer(actor.accountId, await handOverTo(db, actor, memberId, told())),
  );
};
