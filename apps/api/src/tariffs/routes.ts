import type { Kernel } from '#chargers/kernel.ts';
import {
  cancelTariffVersion,
  getPricing,
  getSupportPricing,
  setPricingPolicy,
} from '@laadpoort/contract/tariffs';
import { validatePricingPolicy } from '@laadpoort/domain/tariffs/validate-pricing-policy';
import { refuse, type Route } from '#platform/http/route.ts';
import { cancelVersion, publishTariffVersion } from './publish.ts';
import { readPricing } from './store.ts';

export const registerTariffRoutes = (
  route: Route,
  { db, live, now, directory, openDevice }: Kernel,
): void => {
  const pricingOf = async (accountId: string, stationId: string) =>
    (await readPricing(db, { accountId, stationId, now: now() })) ?? refuse('not-found');
  const changed = (accountId: string, stationId: string) => {
    live.publish(accountId, { topic: 'tariff', id: stationId, stationId });
    return pricingOf(accountId, stationId);
  };

  route(getPricing, ({ params }, { accountId }) => pricingOf(accountId, params.stationId));

  route(getSupportPricing, async ({ params: { chargePointId } }, person) => {
    const device = await openDevice(person, chargePointId);
    const entry = device && directory.findById(chargePointId);
    return entry ? pricingOf(entry.accountId, entry.stationId) : refuse('not-found');
  });

  route(setPricingPolicy, async ({ params: { stationId }, body }, { accountId, personId }) => {
    const policy = validatePricingPolicy(body.pricePerKwh, null);
    if (!policy.ok) return refuse('invalid-request', [{ path: `body.${policy.field}`, code: policy.reason }]);
    const { vatBasis, further } = body;
    const validFrom = body.validFrom === null ? null : new Date(body.validFrom);
    const by = { accountId, personId, stationId, now };
    const { pricePerKwh } = policy;
    const published = await publishTariffVersion(db, by, { pricePerKwh, vatBasis, further, validFrom });
    if (published === 'in-the-past')
      return refuse('invalid-request', [{ path: 'body.validFrom', code: published }]);
    return published === 'published' ? changed(accountId, stationId) : refuse(published);
  });

  route(cancelTariffVersion, async ({ params: { stationId, versionId } }, { accountId, personId }) => {
    const outcome = await cancelVersion(db, { accountId, personId, stationId, now }, versionId);
    return outcome === 'cancelled' ? changed(accountId, stationId) : refuse(outcome);
  });
};
