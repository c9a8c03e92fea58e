import { parentPort, workerData } from 'node:worker_threads';
import { rowsOf } from './catalogue/catalogue.ts';
import { chosenOfDangerous, runTruth } from './run.ts';

/** A part of a run, on a core of its own. */
export interface ShardOptions {
  readonly withHeldBack: boolean;
  readonly dangerous: boolean;
  readonly histories: number;
  readonly seed: number;
}

const { withHeldBack, dangerous, histories, seed } = workerData as ShardOptions;
const ways = dangerous ? { choose: chosenOfDangerous } : {};
parentPort?.postMessage(runTruth(rowsOf(withHeldBack), histories, seed, ways), []);
