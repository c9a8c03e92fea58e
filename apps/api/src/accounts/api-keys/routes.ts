import { listApiKeys, makeApiKey, revokeApiKey } from '@laadpoort/contract/accounts/api-keys';
import type { Kernel } from '#chargers/kernel.ts';
import { refuse, type Route } from '#platform/http/route.ts';
import { keepNewApiKey, readApiKeys, revokeApiKey as revoke } from './store.ts';

/** Keys with which programs act in an account. */
export const registerApiKeyRoutes = (route: Route, { db, now, live }: Kernel): void => {
  const changed = (accountId: string) => live.publish(accountId, { topic: 'account', id: accountId });

  route(listApiKeys, async (_, { accountId }) => ({ keys: await readApiKeys(db, accountId) }));

  route(makeApiKey, async ({ body }, actor) => {
    const key = await keepNewApiKey(db, actor, body, now());
    changed(actor.accountId);
    return { key };
  });

  route(revokeApiKey, async ({ params: { apiKeyId } }, actor) => {
    if (!(await revoke(db, actor, apiKeyId, now()))) return refuse('not-found');
    changed(actor.accountId);
    return undefined;
  });
};
