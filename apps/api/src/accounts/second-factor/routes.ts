import {
  beginSecondFactor,
  confirmSecondFactor,
  enterSecondFactor,
  getSecondFactor,
  getSecondFactorKinds,
  removeSecondFactor,
  renewRecoveryCodes,
} from '@laadpoort/contract/accounts/second-factor';
import { stepUpWithCode } from '@laadpoort/contract/accounts/step-up';
import type { Kernel } from '#chargers/kernel.ts';
import type { Person } from '#platform/access/access.ts';
import { refuse, type Refusal, type Route } from '#platform/http/route.ts';
import {
  beginAuthenticator,
  confirmAuthenticator,
  enterCode,
  removeAuthenticator,
  renewCodes,
} from './store.ts';
import { readKinds, readSecondFactor } from './read-second-factor.ts';

const refuseCode = (code: Refusal['code']): Refusal =>
  refuse(code, code === 'wrong-code' ? [{ path: 'body.code', code }] : []);

/** Codes from an app, besides the password. */
export const registerSecondFactorRoutes = (
  route: Route,
  { db, now, live, settings: { authSecret, publicUrl } }: Kernel,
): void => {
  const given = () => ({ db, authSecret, publicUrl, now: now() });
  const changed = ({ activeAccountId: id }: Person) => {
    if (id !== null) live.publish(id, { topic: 'account', id });
  };

  route(getSecondFactor, (_, { personId }) => readSecondFactor(db, personId));

  route(getSecondFactorKinds, (_, { personId }) => readKinds(db, personId));

  route(beginSecondFactor, async (_, person) => {
    const begun = await beginAuthenticator(given(), person);
    return begun.ok ? { url: begun.url, secret: begun.secret } : refuse(begun.reason);
  });

  route(confirmSecondFactor, async ({ body: { code } }, person) => {
    const confirmed = await confirmAuthenticator(given(), person, code);
    if (!confirmed.ok) return refuseCode(confirmed.reason);
    changed(person);
    return { recoveryCodes: confirmed.recoveryCodes };
  });

  route(renewRecoveryCodes, async (_, person) => {
    const renewed = await renewCodes(given(), person);
    if (!renewed.ok) return refuse(renewed.reason);
    changed(person);
    return { recoveryCodes: renewed.recoveryCodes };
  });

  route(removeSecondFactor, async (_, person) => {
    if (!(await removeAuthenticator(given(), person))) return refuse('not-found');
    changed(person);
    return undefined;
  });

  route(enterSecondFactor, async ({ body: { code } }, person) => {
    const refused = await enterCode(given(), person, code);
    return refused ? refuseCode(refused) : undefined;
  });

  route(stepUpWithCode, async ({ body: { code } }, person) => {
    const refused = await enterCode(given(), person, code);
    return refused ? refuseCode(refused) : undefined;
  });
};
