import { parentPort, workerData } from 'node:worker_threads';
import { rowsOf } from './catalogue/catalogue.ts';
import { runTruth } from './run.ts';

/** A part of a run, on a core of its own. */
export interface ShardOptions {
  readonly withHeldBack: boolean;
  readonly histories: number;
  readonly seed: number;
}

const { withHeldBack, histories, seed } = workerData as ShardOptions;
parentPort?.postMessage(runTruth(rowsOf(withHeldBack), histories, seed), []);
