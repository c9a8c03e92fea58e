import type pg from 'pg';
import { withAdvisoryLock } from '../database/advisory-lock.ts';

type Work = () => Promise<unknown>;

/** Work that nobody waits for; what it throws is reported and stops nothing else. */
export interface Background {
  run(work: Promise<unknown>): void;
  /** Reports what went wrong in work that somebody else waits for. */
  readonly report: (error: unknown) => void;
  /** Runs it after the delay; asked again meanwhile under the same name, it still runs once. */
  later(name: string, delayMs: number, work: Work): void;
  /** Drops what waits under the name. */
  cancel(name: string): void;
  /** Repeats it. A run that takes longer than the period is not overlapped. */
  every(periodMs: number, work: Work, options?: SweepOptions): void;
  /** A cadence as it is kept here. */
  paced(ms: number): number;
}

interface SweepOptions {
  /** Also at the start, not only a period later. */
  readonly atOnce?: boolean;
  /** Number of an advisory lock: of several processes one does it, the others leave it out. */
  readonly lock?: number;
}

export interface BackgroundOptions {
  readonly pool: pg.Pool;
  readonly onFault: (error: unknown) => void;
  /** Every delay and period is multiplied by it: 1, less in tests. */
  readonly pace: number;
}

/** Sweeps begin with `start`; `stop` drops what has not begun and waits for the rest. */
export interface StartedBackground extends Background {
  /** Fulfilled when what is done at once is over. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

export const createBackground = ({ pool, onFault, pace }: BackgroundOptions): StartedBackground => {
  const running = new Set<Promise<void>>();
  const timers = new Map<string, NodeJS.Timeout>();
  const sweeps: (() => Promise<void>)[] = [];
  const intervals: NodeJS.Timeout[] = [];
  let stopped = false;

  const run = (work: Promise<unknown>): Promise<void> => {
    const guarded: Promise<void> = work.then(() => undefined, onFault).finally(() => running.delete(guarded));
    running.add(guarded);
    return guarded;
  };

  const sweeper = (work: Work, lock: number | undefined) => {
    let isRunning = false;
    const once = lock === undefined ? work : () => withAdvisoryLock(pool, lock, work);
    return async (): Promise<void> => {
      if (isRunning || stopped) return;
      isRunning = true;
      await run(once());
      isRunning = false;
    };
  };

  return {
    run: (work) => void run(work),
    report: onFault,
    later(name, delayMs, work) {
      if (stopped || timers.has(name)) return;
      const begin = () => {
        timers.delete(name);
        void run(work());
      };
      timers.set(name, setTimeout(begin, delayMs * pace).unref());
    },
    cancel(name) {
      clearTimeout(timers.get(name));
      timers.delete(name);
    },
    every(periodMs, work, { atOnce = false, lock } = {}) {
      const sweep = sweeper(work, lock);
      sweeps.push(async () => {
        intervals.push(setInterval(() => void sweep(), periodMs * pace).unref());
        if (atOnce) await sweep();
      });
    },
    paced: (ms) => ms * pace,
    async start() {
      await Promise.all(sweeps.splice(0).map((begin) => begin()));
    },
    async stop() {
      stopped = true;
      for (const interval of intervals) clearInterval(interval);
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
      while (running.size > 0) await Promise.all(running);
    },
  };
};
