import { measureOutage } from './outage-figures.ts';
import { measureBankFiles } from './settlement/bank-file-figures.ts';
import { measureExports } from './portal/export-figures.ts';
import { measureFaults } from './fault-figures.ts';
import { measureFlood } from './load/flood-figures.ts';
import { measureHerd } from './load/herd-figures.ts';
import { measureLoad } from './load/load-figures.ts';
import { measurePortal } from './portal/portal-figures.ts';
import { measureReports } from './portal/report-figures.ts';
import { measureProperties, measureSettlement } from './property-figures.ts';
import { startProduct, type Product } from './product.ts';
import { measureReadd } from './readd/readd-figures.ts';
import { closeReport } from './report.ts';
import { measureSettlementRun } from './settlement/settlement-run-figures.ts';
import { measureTruth } from './truth/truth-figures.ts';

/*
 * npm run bench: every figure of the product in one run, against a bare strict ocpp-rpc server on the same machine.
 * npm run bench -- herd flood: only these.
 * npm run bench -- readd [--url http://localhost:3000]: the demo's documents, also of a demo that is running.
 * npm run bench -- settlement-run [--accounts n]: how long the run of a month takes.
 * npm run bench -- reports [--sessions n]: reports and a file of an account with a million of ten million sessions.
 * npm run bench -- truth [--held-back] [--dangerous] [--histories n] [--seed n]: meter truth, with options of its own.
 */

/** The names of figures, and from the first option on what is meant for them. */
const split = (given: readonly string[]): readonly [readonly string[], readonly string[]] => {
  const first = given.findIndex((word) => word.startsWith('--'));
  return first === -1 ? [given, []] : [given.slice(0, first), given.slice(first)];
};

const onOneProduct =
  (...parts: ((product: Product) => Promise<void>)[]) =>
  async () => {
    await using product = await startProduct();
    for (const part of parts) await part(product);
  };

const FIGURES = {
  herd: onOneProduct(measureHerd),
  // One database for all: the portal's figures are those of an account that has just had load.
  load: onOneProduct(measureLoad, measurePortal),
  flood: onOneProduct(measureFlood),
  exports: onOneProduct(measureExports),
  reports: onOneProduct((product) => measureReports(product, options)),
  'bank-files': measureBankFiles,
  faults: measureFaults,
  outage: measureOutage,
  properties: measureProperties,
  settlement: measureSettlement,
  'settlement-run': () => measureSettlementRun(options),
  readd: () => measureReadd(options),
  truth: () => measureTruth(options),
};

const [asked, options] = split(process.argv.slice(2));
const unknown = asked.filter((name) => !(name in FIGURES));
if (unknown.length > 0) {
  console.error(`No figures ${unknown.join(', ')}; there are ${Object.keys(FIGURES).join(', ')}.`);
  process.exit(2);
}
for (const [name, measure] of Object.entries(FIGURES))
  if (asked.length === 0 || asked.includes(name)) await measure();
process.exit(closeReport() ? 0 : 1);
