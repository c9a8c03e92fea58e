import { measureBeside } from '../beside.ts';
import { addSessions } from './portal-latency.ts';
import { takenBytes } from '../processes.ts';
import type { Product } from '../product.ts';
import { report } from '../report.ts';

const OTHERS = 50;
/** As many as a sheet takes, without those that the load adds. */
const SESSIONS = 18_000;
const AT_ONCE = 24;
/** One person has one made at a time, and at most five more of theirs wait. */
const PEOPLE = 6;
const PEAK_EVERY_MS = 50;

/** What charge points and memory notice of sheets that are asked for all at once. */
export const measureExports = async (product: Product): Promise<void> => {
  const chargePoints = await product.addChargePoints(OTHERS);
  await addSessions(product, SESSIONS);
  const cookies: string[] = [];
  for (let person = 0; person < PEOPLE; person += 1)
    cookies.push(await product.signIn(await product.addOwner()));
  const makeSheet = async (cookie: string): Promise<number> => {
    const response = await fetch(`${product.url}/api/sessions/export?format=xlsx`, { headers: { cookie } });
    if (!response.ok) throw new Error(`an export was answered ${response.status}: ${await response.text()}`);
    return (await response.arrayBuffer()).byteLength;
  };
  await makeSheet(cookies[0] ?? '');
  const calmBytes = takenBytes(product.pid());
  let peakBytes = calmBytes;
  const watch = setInterval(() => {
    peakBytes = Math.max(peakBytes, takenBytes(product.pid()));
  }, PEAK_EVERY_MS);
  try {
    await measureBeside({
      figure: `${AT_ONCE} sheets of ${SESSIONS} sessions at once`,
      chargePoints,
      disturb: async () => {
        const sheets = Array.from({ length: AT_ONCE }, (_, index) =>
          makeSheet(cookies[index % PEOPLE] ?? ''),
        );
        const sizes = await Promise.all(sheets);
        return `${sizes.length} sheets of ${Math.round((sizes[0] ?? 0) / 1_000)} kB`;
      },
    });
  } finally {
    clearInterval(watch);
  }
  const grownMb = (peakBytes - calmBytes) / 1e6;
  report(
    `${AT_ONCE} sheets at once: memory of the program and its processes, to after one`,
    `+${grownMb.toFixed(0)} MB`,
    '≤ 200 MB',
    grownMb <= 200,
  );
};
