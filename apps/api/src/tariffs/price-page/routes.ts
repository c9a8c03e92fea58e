import { getPricePage } from '@laadpoort/contract/price-page';
import type { Kernel } from '#chargers/kernel.ts';
import { refuse, type Route } from '#platform/http/route.ts';
import { readPricePage } from './read-price-page.ts';

/** Codes are printed in capitals; people type them as they like. */
export const registerPricePageRoutes = (route: Route, kernel: Kernel): void => {
  route(
    getPricePage,
    async ({ params: { code } }) => (await readPricePage(kernel, code.toUpperCase())) ?? refuse('not-found'),
  );
};
