import { acceptAgreement, getAgreement } from '@laadpoort/contract/settlement/agreement';
import { AGREEMENT_VERSION } from '@laadpoort/domain/settlement/agreement';
import type { Kernel } from '#chargers/kernel.ts';
import { refuse, type Route } from '#platform/http/route.ts';
import { accept, readAcceptance } from './store.ts';

export const registerAgreementRoutes = (route: Route, { db, now, live, settings }: Kernel): void => {
  const answerFor = async (accountId: string) => {
    const { operator } = settings.settlement;
    return {
      version: AGREEMENT_VERSION,
      accepted: await readAcceptance(db, accountId),
      operator: operator && {
        name: operator.name,
        city: operator.city,
        kvk: operator.kvk,
        email: operator.email,
      },
    };
  };

  route(getAgreement, (_, { accountId }) => answerFor(accountId));

  route(acceptAgreement, async ({ body: { version } }, { accountId, personId }) => {
    if (version !== AGREEMENT_VERSION) return refuse('agreement-changed');
    await accept(db, { accountId, personId }, now());
    live.publish(accountId, { topic: 'account', id: accountId });
    return answerFor(accountId);
  });
};
