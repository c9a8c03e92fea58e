import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { report } from '../report.ts';
import { CATALOGUE, rowsOf } from './catalogue/catalogue.ts';
import { shortForm } from './report/short-form.ts';
import { bothRuns, type TruthRun } from './run.ts';
import type { ShardOptions } from './shard.ts';
import type { Tally } from './tally.ts';

const HISTORIES = 200_000;

/** Billed energy against the truth: silently wrong never, reviewed without a cause at most once in a thousand. */
export const measureTruth = async (options: readonly string[]): Promise<void> => {
  const number = (name: string) => {
    const given = options[options.indexOf(name) + 1];
    return options.includes(name) && given !== undefined ? Number(given) : null;
  };
  const withHeldBack = options.includes('--held-back');
  const dangerous = options.includes('--dangerous');
  const histories = number('--histories') ?? HISTORIES;
  const seed = number('--seed') ?? Math.floor(Math.random() * 2 ** 31);
  const fromMs = performance.now();
  const run = await inShards({ withHeldBack, dangerous, histories, seed });
  const perSecond = histories / ((performance.now() - fromMs) / 1_000);
  print(run, histories, seed);
  const { wrong } = run.all.counts;
  const asked = shareReviewed(run.harmless);
  const kind = dangerous ? 'dangerous ' : '';
  const name = `truth (${rowsOf(withHeldBack).length} distortions, ${kind}seed ${seed})`;
  report(`${name}: histories per second`, perSecond.toFixed(0), 'no bound', undefined);
  report(`${name}: silently wrong of ${histories}`, String(wrong), '0', wrong === 0);
  report(`${name}: harmless ones reviewed`, `${(asked * 100).toFixed(3)} %`, '≤ 0.1 %', asked <= 0.001);
};

/** Every seed once, in as many parts as there are cores. */
const inShards = async ({ histories, seed, ...options }: ShardOptions): Promise<TruthRun> => {
  const shards = Math.min(histories, availableParallelism());
  const starts = Array.from({ length: shards + 1 }, (_, index) => Math.floor((histories * index) / shards));
  const runs = await Promise.all(
    starts.slice(0, -1).map((start, index) => {
      const end = starts[index + 1] ?? histories;
      return runShard({ ...options, histories: end - start, seed: seed + start });
    }),
  );
  return runs.reduce(bothRuns);
};

const runShard = (options: ShardOptions): Promise<TruthRun> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('shard.ts', import.meta.url), { workerData: options });
    worker.once('message', resolve);
    worker.once('error', reject);
  });

const shareReviewed = ({ counts }: Tally): number => {
  const { right, reviewed, wrong, undecidable } = counts;
  return reviewed / Math.max(1, right + reviewed + wrong + undecidable);
};

const print = (run: TruthRun, histories: number, seed: number): void => {
  console.log(`\n${histories} histories from seed ${seed}`, run.all.counts);
  const { counts, reasons, examples } = run.harmless;
  console.log('undistorted or harmlessly distorted', counts, Object.fromEntries(reasons));
  const names = [...run.alone.keys()];
  console.table(
    Object.fromEntries(
      names.map((name) => {
        const kind = CATALOGUE.find((row) => row.name === name)?.kind;
        const wrongCombined = run.combined.get(name)?.counts.wrong ?? 0;
        return [name, { kind, ...run.alone.get(name)?.counts, 'wrong in combination': wrongCombined }];
      }),
    ),
  );
  for (const kind of ['wrong', 'undecidable'] as const) {
    const simplest = names.flatMap(
      (name) => run.alone.get(name)?.examples[kind] ?? run.combined.get(name)?.examples[kind] ?? [],
    );
    const distinct = [...new Set(simplest.map(shortForm))];
    if (distinct.length > 0)
      console.log(`\n${kind}, the simplest for each distortion:\n${distinct.join('\n')}`);
  }
  if (examples.reviewed) console.log(`\nreviewed although harmless:\n${shortForm(examples.reviewed)}`);
};
