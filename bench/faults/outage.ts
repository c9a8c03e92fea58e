import { setTimeout as sleep } from 'node:timers/promises';
import type { LoadTarget } from '../load/charge-point.ts';
import { chargeUntil, newHistory } from './charger.ts';
import { compare, type Verdict } from './checker.ts';
import { connectWithRetry, statusOfUpgrade, type Line } from './line.ts';
import { openScene, type Scene } from './scene.ts';

/** What is shown is the outage, not the load: each charger has something to say soon after it began. */
const PAUSE_MS = 200;

/** The product's own patience is a second; a busy machine adds to it. */
const READY_WITHIN_MS = 3_000;

/** Postgres answers readiness within this, and chargers with a waiting message are disconnected within this. */
const NOT_READY_WITHIN_MS = 2_000;
const DISCONNECTED_WITHIN_MS = 20_000;

/**
 * The database is unavailable for a while, by `breakDatabase` and `restoreDatabase` (docs/protocol/faults.md). Chargers that wait
 * for an answer are disconnected without one, new ones get 503, idle ones keep their heartbeat, the portal reports it
 * immediately; afterwards everything that was acknowledged is there.
 */
const duringOutage = async (
  scene: Scene,
  seconds: number,
  breakDatabase: () => Promise<void>,
  restoreDatabase: () => Promise<void>,
): Promise<Verdict> => {
  const wrong: string[] = [];
  const [idleTarget, waitingTarget, ...loaded] = scene.targets;
  if (idleTarget === undefined || waitingTarget === undefined) throw new Error('too few chargers');
  const over = new AbortController();
  const histories = loaded.map(({ identity }) => newHistory(identity));
  const charging = loaded.map((target, index) =>
    chargeUntil(target, histories[index] ?? newHistory(target.identity), over.signal, PAUSE_MS),
  );
  const idle = await connectWithRetry(idleTarget);
  const waiting = await connectWithRetry(waitingTarget);
  await sleep(1_500);
  await breakDatabase();
  const from = performance.now();

  const start = { connectorId: 1, idTag: 'WAITING', meterStart: 1, timestamp: new Date().toISOString() };
  const answered = waiting.call('StartTransaction', start).then(
    (answer) => `answered ${JSON.stringify(answer)}`,
    (error: Error) => error.message,
  );
  await sleep(NOT_READY_WITHIN_MS);
  wrong.push(...(await withoutDatabase(scene, idleTarget, idle)));
  const what = await Promise.race([answered, sleep(DISCONNECTED_WITHIN_MS).then(() => 'still open')]);
  if (what !== 'closed') wrong.push(`a charger with a waiting message: ${what}`);
  await sleep(Math.max(0, seconds * 1_000 - (performance.now() - from)));
  wrong.push(...(await withoutDatabase(scene, idleTarget, idle)));

  await restoreDatabase();
  await sleep(3_000);
  over.abort();
  await Promise.all(charging);
  idle.close();
  const verdict = await scene.ask((client) => compare(histories, client));
  return { ...verdict, wrong: [...verdict.wrong, ...wrong] };
};

/** What people and chargers see while the database is unavailable. */
const withoutDatabase = async (scene: Scene, target: LoadTarget, idle: Line): Promise<string[]> => {
  const wrong: string[] = [];
  const from = performance.now();
  const ready = await fetch(`${scene.product.url}/readyz`);
  const tookMs = performance.now() - from;
  if (ready.status !== 503) wrong.push(`/readyz says ${ready.status}`);
  if (tookMs > READY_WITHIN_MS) wrong.push(`/readyz took ${Math.round(tookMs)} ms`);
  const status = await statusOfUpgrade(target);
  if (status !== 503) wrong.push(`a new connection got ${status}`);
  const heartbeat = await idle.call('Heartbeat', {}).catch(() => undefined);
  if (heartbeat?.['currentTime'] === undefined) wrong.push('an idle charger got no heartbeat');
  return wrong;
};

/** The server is stopped as by a power cut, and started again later. */
export const databaseOutage = async (given: { readonly seconds: number }): Promise<Verdict> => {
  await using scene = await openScene(12);
  return await duringOutage(
    scene,
    given.seconds,
    () => scene.postgres.stopImmediately(),
    () => scene.postgres.startAgain(),
  );
};
