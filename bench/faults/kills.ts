import { setTimeout as sleep } from 'node:timers/promises';
import type { Broken } from './broken/variants.ts';
import { chargeUntil, newHistory, type History } from './charger.ts';
import { compare, type Verdict } from './checker.ts';
import { openScene } from './scene.ts';

/** A kill finds nothing that nobody was told: on a busy machine the load takes its time. */
const ACKNOWLEDGED_BETWEEN = 50;

const untilMore = async (histories: readonly History[], more: number): Promise<void> => {
  const total = () => histories.reduce((sum, { acknowledged }) => sum + acknowledged, 0);
  const enough = total() + more;
  while (total() < enough) await sleep(20);
};

/**
 * The product is killed (SIGKILL) under load again and again, and from time to time the database with it (immediate
 * stop); see docs/protocol/faults.md. Each charger continues until all its messages were answered.
 */
export const killUnderLoad = async (given: {
  readonly kills: number;
  readonly crashes: number;
  readonly chargers: number;
  readonly broken?: Broken;
  readonly onKill?: (kill: number) => void;
}): Promise<Verdict> => {
  await using scene = await openScene(given.chargers, given.broken ? { broken: given.broken } : {});
  const over = new AbortController();
  const histories = scene.targets.map(({ identity }) => newHistory(identity));
  const charging = scene.targets.map((target, index) =>
    chargeUntil(target, histories[index] ?? newHistory(target.identity), over.signal),
  );
  const every = given.crashes === 0 ? Infinity : Math.max(1, Math.floor(given.kills / given.crashes));
  let crashes = 0;
  for (let kill = 1; kill <= given.kills; kill += 1) {
    await untilMore(histories, ACKNOWLEDGED_BETWEEN);
    await sleep(Math.random() * 800);
    const crash = kill % every === 0 && crashes < given.crashes;
    if (crash) {
      crashes += 1;
      await scene.postgres.crash();
    }
    await scene.product.kill();
    await scene.product.start();
    given.onKill?.(kill);
  }
  await sleep(500);
  over.abort();
  await Promise.all(charging);
  return await scene.ask((client) => compare(histories, client));
};
