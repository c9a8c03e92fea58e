import {
  addPasskey,
  beginPasskey,
  beginPasskeySignIn,
  beginProof,
  proveWithPasskey,
  removePasskey,
  renamePasskey,
} from '@laadpoort/contract/accounts/passkeys';
import type { Kernel } from '#chargers/kernel.ts';
import type { Person } from '#platform/access/access.ts';
import { refuse, type Route } from '#platform/http/route.ts';
import { optionsToUse } from './ceremony.ts';
import { keepPasskey, passkeyOptions, deletePasskey, changePasskeyName, signInWithPasskey } from './store.ts';

/** Second factors that a device keeps. */
export const registerPasskeyRoutes = (
  route: Route,
  { db, now, live, settings: { publicUrl } }: Kernel,
): void => {
  const site = () => ({ db, publicUrl, now: now() });
  const changed = ({ activeAccountId: id }: Person) => {
    if (id !== null) live.publish(id, { topic: 'account', id });
  };

  route(beginPasskey, async (_, person) => ({ options: { ...(await passkeyOptions(site(), person)) } }));

  route(addPasskey, async ({ body }, person) => {
    const recoveryCodes = await keepPasskey(site(), person, body);
    if (recoveryCodes === null) return refuse('passkey-refused');
    changed(person);
    return { recoveryCodes };
  });

  route(renamePasskey, async ({ params: { passkeyId }, body: { name } }, person) => {
    if (!(await changePasskeyName(site(), person, passkeyId, name))) return refuse('not-found');
    changed(person);
    return undefined;
  });

  route(removePasskey, async ({ params: { passkeyId } }, person) => {
    if (!(await deletePasskey(site(), person, passkeyId))) return refuse('not-found');
    changed(person);
    return undefined;
  });

  route(beginPasskeySignIn, async () => ({ options: { ...(await optionsToUse(site(), null)) } }));

  route(beginProof, async (_, { personId }) => ({ options: { ...(await optionsToUse(site(), personId)) } }));

  route(proveWithPasskey, async ({ body: { credential } }, person) =>
    (await signInWithPasskey(site(), person, credential)) ? undefined : refuse('passkey-refused'),
  );
};
