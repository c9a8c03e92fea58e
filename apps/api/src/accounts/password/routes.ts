import { changeAddress, changePassword } from '@laadpoort/contract/accounts/sign-up';
import { stepUp } from '@laadpoort/contract/accounts/step-up';
import type { Kernel } from '#chargers/kernel.ts';
import type { Person } from '#platform/access/access.ts';
import { refuse, type Refusal, type Route } from '#platform/http/route.ts';
import { confirmPassword } from '../confirm-password.ts';
import { mailAddressLink } from '../links/ask-for-link.ts';
import { changeOwnPassword } from './change-password.ts';

/** One's own password and address, and step-up: all need the password. */
export const registerPasswordRoutes = (
  route: Route,
  { db, now, live, settings: { publicUrl, isBreached } }: Kernel,
): void => {
  const told = () => ({ now: now(), publicUrl });

  const refusal = async (
    { personId, activeAccountId: accountId }: Person,
    password: string,
    field: string,
  ): Promise<Refusal | null> => {
    const confirmed = await confirmPassword(db, { accountId, personId }, password, now());
    if (confirmed.ok) return null;
    const fields = [{ path: `body.${field}`, code: confirmed.reason }];
    return refuse(confirmed.reason, confirmed.reason === 'wrong-password' ? fields : []);
  };

  route(changePassword, async ({ body: { currentPassword, newPassword } }, person) => {
    const refused = await refusal(person, currentPassword, 'currentPassword');
    if (refused) return refused;
    const problem = await changeOwnPassword(db, person, newPassword, { ...told(), isBreached });
    if (problem) return refuse('invalid-request', [{ path: 'body.newPassword', code: problem }]);
    const { activeAccountId: id } = person;
    if (id !== null) live.publish(id, { topic: 'account', id });
    return undefined;
  });

  route(changeAddress, async ({ body: { email, password } }, person) => {
    const refused = await refusal(person, password, 'password');
    if (refused) return refused;
    await mailAddressLink(db, { email, personId: person.personId }, told());
    return undefined;
  });

  route(stepUp, async ({ body: { password } }, person) => {
    if (person.secondFactor === 'set-up') return refuse('password-not-enough');
    const refused = await refusal(person, password, 'password');
    if (refused) return refused;
    const where = { id: person.signInSessionId };
    await db.prisma.signInSession.updateMany({ where, data: { provenAt: now() } });
    return undefined;
  });
};
