import { connectAll } from './load/charge-point.ts';
import { firstPageScriptBytes } from './first-page.ts';
import { addMillionSessions, p95Of } from './portal-latency.ts';
import { residentBytes, runLoad, startScript, stopProcess } from './processes.ts';
import { startProduct, type Product } from './product.ts';

/* npm run bench: every figure of the product in one run, against a bare strict ocpp-rpc server on the same machine. */

const CHARGE_POINTS = 200;
const IDLE_CHARGE_POINTS = 5_000;
const WARM_CHARGE_POINTS = 500;
const ID_TAG = '04A1B2C3D4E5F6';

const rows: { figure: string; measured: string; bound: string; holds: string }[] = [];
const report = (figure: string, measured: string, bound: string, holds: boolean | undefined) => {
  const verdict = holds === undefined ? 'not measured' : holds ? 'yes' : 'NO';
  rows.push({ figure, measured, bound, holds: verdict });
  console.log(`${figure}: ${measured} (${bound}) ${verdict}`);
};

const bareMessagesPerSecond = async (): Promise<number> => {
  const { child, firstOutput } = await startScript('bare-server.ts');
  const url = `ws://127.0.0.1:${firstOutput.trim()}`;
  const targets = Array.from({ length: CHARGE_POINTS }, (_, index) => ({
    url,
    identity: `BARE-${index}`,
    localAddress: '127.0.0.1',
  }));
  const result = await runLoad({ targets, idTag: ID_TAG, warmUpSeconds: 3, seconds: 8 });
  await stopProcess(child);
  return result.messages / result.seconds;
};

const measureLoad = async (product: Product): Promise<void> => {
  const bare = await bareMessagesPerSecond();
  const targets = await product.addChargePoints(CHARGE_POINTS);
  const closed = await runLoad({ targets, idTag: ID_TAG, warmUpSeconds: 5, seconds: 15 });
  const perSecond = closed.messages / closed.seconds;
  const ratio = perSecond / bare;
  const detail = `${ratio.toFixed(3)} (${Math.round(perSecond)} of ${Math.round(bare)} messages/s)`;
  report(
    'mixed closed loop, 200 charge points, ratio to bare strict ocpp-rpc',
    detail,
    '≥ 0.15',
    ratio >= 0.15,
  );

  const paced = await runLoad({
    targets,
    idTag: ID_TAG,
    warmUpSeconds: 5,
    seconds: 20,
    messagesPerSecond: 200,
  });
  report(
    'the same at 200 messages/s: p99 answer',
    `${paced.p99Ms.toFixed(1)} ms`,
    '≤ 10 ms',
    paced.p99Ms <= 10,
  );
};

const connectIdle = async (product: Product, count: number) => {
  const connected = await connectAll(await product.addChargePoints(count));
  await Promise.all(
    connected.map((chargePoint) =>
      chargePoint.call('BootNotification', { chargePointVendor: 'Bench', chargePointModel: 'Idle' }),
    ),
  );
  // Until what the handshakes left behind is given back.
  await new Promise((done) => {
    setTimeout(done, 15_000);
  });
  return connected;
};

const measureIdle = async (product: Product): Promise<void> => {
  // Warm first: what the process needs once is not a cost of each charge point.
  const first = await connectIdle(product, WARM_CHARGE_POINTS);
  const before = residentBytes(product.pid);
  const rest = await connectIdle(product, IDLE_CHARGE_POINTS - WARM_CHARGE_POINTS);
  const kibPerChargePoint = (residentBytes(product.pid) - before) / 1_024 / rest.length;
  for (const chargePoint of [...first, ...rest]) chargePoint.close();
  const holds = kibPerChargePoint <= 30;
  report('5,000 idle charge points: RSS each', `${kibPerChargePoint.toFixed(1)} KiB`, '≤ 30 KiB', holds);
};

const measurePortal = async (product: Product): Promise<void> => {
  await addMillionSessions(product);
  const cookie = await product.signIn();
  const activity = await p95Of(product, cookie, '/api/sessions');
  report(
    'first page of Activity, 1,000,000 sessions: p95',
    `${activity.toFixed(1)} ms`,
    '≤ 50 ms',
    activity <= 50,
  );
  const status = await p95Of(product, cookie, '/api/status');
  report('Status page data, 200 stations: p95', `${status.toFixed(1)} ms`, '≤ 50 ms', status <= 50);
  const bytes = await firstPageScriptBytes(product.url, cookie);
  const kb = bytes === undefined ? undefined : bytes / 1_000;
  report(
    'JavaScript of the first page, compressed',
    `${kb?.toFixed(0) ?? '–'} KB`,
    '≤ 250 KB',
    kb === undefined ? undefined : kb <= 250,
  );
};

// One database a part: the 200 stations of the portal figures must not share a page with 5,000 idle ones.
for (const measure of [measureIdle, measureLoadAndPortal]) {
  const product = await startProduct();
  await measure(product);
  await product.stop();
}
console.table(rows);
process.exitCode = rows.some(({ holds }) => holds === 'NO') ? 1 : 0;

async function measureLoadAndPortal(product: Product): Promise<void> {
  await measureLoad(product);
  await measurePortal(product);
}
