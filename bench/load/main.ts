import { connectAll, type LoadChargePoint, type LoadTarget } from './charge-point.ts';
import { mixedSession } from './mixed-session.ts';

/* The load generator, a separate process. Reads one job as JSON from stdin, prints one result as JSON. */

export interface LoadJob {
  readonly targets: readonly LoadTarget[];
  readonly idTag: string;
  readonly warmUpSeconds: number;
  readonly seconds: number;
  /** Absent: a closed loop, in which every charge point sends as soon as it was answered. */
  readonly messagesPerSecond?: number;
}

export interface LoadResult {
  readonly messages: number;
  readonly seconds: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

const sleepUntil = (time: number) =>
  new Promise((done) => {
    setTimeout(done, Math.max(0, time - performance.now()));
  });

const runOne = async (
  chargePoint: LoadChargePoint,
  index: number,
  job: LoadJob,
  from: number,
  latencies: number[],
) => {
  const measureFrom = from + job.warmUpSeconds * 1_000;
  const until = measureFrom + job.seconds * 1_000;
  const gapMs = job.messagesPerSecond ? (1_000 * job.targets.length) / job.messagesPerSecond : 0;
  const meter = { wh: 1_000_000 + index };
  let due = from + (gapMs * index) / job.targets.length;
  while (performance.now() < until) {
    for await (const send of mixedSession(chargePoint, job.idTag, meter)) {
      if (gapMs > 0) await sleepUntil((due += gapMs));
      // When paced, latency counts from when the message was due: a slow server must not slow the clock it is measured
      // by.
      const sentAt = gapMs > 0 ? due : performance.now();
      await send();
      const answeredAt = performance.now();
      if (answeredAt >= measureFrom && answeredAt < until) latencies.push(answeredAt - sentAt);
    }
  }
};

const readStdin = async (): Promise<string> => {
  let text = '';
  for await (const chunk of process.stdin) text += String(chunk);
  return text;
};

const job = JSON.parse(await readStdin()) as LoadJob;
const chargePoints = await connectAll(job.targets);
const boot = { chargePointVendor: 'Bench', chargePointModel: 'Load' };
for (const chargePoint of chargePoints) await chargePoint.call('BootNotification', boot);
const latencies: number[] = [];
const from = performance.now();
await Promise.all(chargePoints.map((chargePoint, index) => runOne(chargePoint, index, job, from, latencies)));
latencies.sort((a, b) => a - b);
const at = (quantile: number) => latencies[Math.floor(latencies.length * quantile)] ?? 0;
const result: LoadResult = {
  messages: latencies.length,
  seconds: job.seconds,
  p50Ms: at(0.5),
  p99Ms: at(0.99),
};
process.stdout.write(JSON.stringify(result));
for (const chargePoint of chargePoints) chargePoint.close();
