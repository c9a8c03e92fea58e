import { measureOutage } from './outage-figures.ts';
import { measureFaults } from './fault-figures.ts';
import { measureFlood } from './flood-figures.ts';
import { measureHerd } from './herd-figures.ts';
import { measureLoad } from './load-figures.ts';
import { measurePortal } from './portal-figures.ts';
import { startProduct, type Product } from './product.ts';
import { closeReport } from './report.ts';

/*
 * npm run bench: every figure of the product in one run, against a bare strict ocpp-rpc server on the same machine.
 * npm run bench -- herd flood: only these.
 */

const onOneProduct =
  (...parts: ((product: Product) => Promise<void>)[]) =>
  async () => {
    const product = await startProduct();
    for (const part of parts) await part(product);
    await product.stop();
  };

const FIGURES = {
  herd: onOneProduct(measureHerd),
  // One database for all: the portal's figures are those of an account that has just had load.
  load: onOneProduct(measureLoad, measurePortal),
  flood: onOneProduct(measureFlood),
  faults: measureFaults,
  outage: measureOutage,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in FIGURES));
if (unknown.length > 0) {
  console.error(`No figures ${unknown.join(', ')}; there are ${Object.keys(FIGURES).join(', ')}.`);
  process.exit(2);
}
for (const [name, measure] of Object.entries(FIGURES))
  if (asked.length === 0 || asked.includes(name)) await measure();
process.exit(closeReport() ? 0 : 1);
