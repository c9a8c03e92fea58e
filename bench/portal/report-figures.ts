import { takenBytes } from '../processes.ts';
import { ACCOUNT } from '../product-accounts.ts';
import type { Product } from '../product.ts';
import { report } from '../report.ts';
import { addSessions, p95Of } from './portal-latency.ts';

const IN_ACCOUNT = 1_000_000;
const IN_ALL = 10_000_000;
const STATIONS = 40;
const OTHERS = 'bench-others';
const REQUESTS = 40;
const P95_MS = 300;
const GROWN_MB = 100;
const SAMPLE_MS = 100;

const REPORTS = [
  'monthly',
  'monthly?by=connector',
  'utilisation',
  'reimbursements',
  'co2',
  'availability',
  'faults',
];

/**
 * Report pages, and the file of all sessions, of an account with a million of ten million sessions.
 * @param options `--sessions 2000000`: fewer in all, half of them in the account at most
 */
export const measureReports = async (product: Product, [option, count]: readonly string[]): Promise<void> => {
  const all = option === '--sessions' ? Number(count) : IN_ALL;
  const own = Math.min(IN_ACCOUNT, all / 2);
  await product.addChargePoints(STATIONS);
  await giveHalfAway(product);
  await addSessions(product, own);
  await addSessions(product, all - own, OTHERS);
  const cookie = await product.signIn();
  const of = `${own} of ${all} sessions`;
  for (const name of REPORTS) {
    const ms = await p95Of(product, cookie, `/api/reports/${name}`, REQUESTS);
    report(`report ${name}, ${of}: p95`, `${ms.toFixed(0)} ms`, `≤ ${P95_MS} ms`, ms <= P95_MS);
  }
  await measureFile(product, cookie, own);
};

/** Half of the stations belong to another account. */
const giveHalfAway = async ({ database }: Product): Promise<void> => {
  await database.query(`INSERT INTO organization (id, name, slug) VALUES ($1, 'Others', 'others')`, [OTHERS]);
  for (const [table, id] of [
    ['station', 'id'],
    ['charge_point', 'station_id'],
  ])
    await database.query(
      `UPDATE ${table} SET account_id = $1
        WHERE account_id = $2 AND ${id} IN (SELECT id FROM station WHERE hashtext(id::text) % 2 = 0)`,
      [OTHERS, ACCOUNT],
    );
};

const measureFile = async (product: Product, cookie: string, sessions: number): Promise<void> => {
  const file = async (query: string) => {
    const response = await fetch(`${product.url}/api/sessions/export?format=csv${query}`, {
      headers: { cookie },
    });
    if (!response.ok || response.body === null) throw new Error(`the file was answered ${response.status}`);
    let lines = -1;
    for await (const part of response.body)
      for (const byte of part as Uint8Array) if (byte === 10) lines += 1;
    return lines;
  };
  const today = new Date().toISOString().slice(0, 10);
  await file(`&from=${today}&to=${today}`);
  const calmBytes = takenBytes(product.pid());
  let peakBytes = calmBytes;
  const watch = setInterval(() => {
    peakBytes = Math.max(peakBytes, takenBytes(product.pid()));
  }, SAMPLE_MS);
  const began = performance.now();
  const lines = await file('');
  clearInterval(watch);
  const seconds = (performance.now() - began) / 1_000;
  const grownMb = (peakBytes - calmBytes) / 1e6;
  report(
    `CSV of ${sessions} sessions, in ${seconds.toFixed(0)} s: memory of the program and its processes, to after a small one`,
    `+${grownMb.toFixed(0)} MB, ${lines} rows`,
    `≤ ${GROWN_MB} MB`,
    grownMb <= GROWN_MB && lines === sessions,
  );
};
