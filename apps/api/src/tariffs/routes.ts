import type { Kernel } from '#chargers/kernel.ts';
import { getPricing, setPricingPolicy } from '@laadpoort/contract/tariffs';
import { validatePricingPolicy } from '@laadpoort/domain/tariffs/validate-pricing-policy';
import { refuse, type Route } from '#platform/http/route.ts';
import { publishTariffVersion, readPricing } from './store.ts';

export const registerTariffRoutes = (route: Route, { db, live, now }: Kernel): void => {
  route(
    getPricing,
    async ({ params }, { accountId }) =>
      (await readPricing(db, accountId, params.stationId)) ?? refuse('not-found'),
  );

  route(setPricingPolicy, async ({ params: { stationId }, body }, { accountId, personId }) => {
    const policy = validatePricingPolicy(body.pricePerKwh, null);
    if (!policy.ok) return refuse('invalid-request', [{ path: `body.${policy.field}`, code: policy.reason }]);
    const { pricePerKwh } = policy;
    const { vatBasis } = body;
    const published = await publishTariffVersion(db, {
      accountId,
      personId,
      stationId,
      pricePerKwh,
      vatBasis,
      now: now(),
    });
    if (!published) return refuse('not-found');
    live.publish(accountId, { topic: 'tariff', id: stationId, stationId });
    return (await readPricing(db, accountId, stationId)) ?? refuse('not-found');
  });
};
