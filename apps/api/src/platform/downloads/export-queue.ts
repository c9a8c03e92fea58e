import type { Registry } from 'prom-client';
import { Gauge } from 'prom-client';

/** Exports of one process that are made at the same time; the others wait. */
const AT_ONCE = 2;
const MAX_WAITING = 200;
const MAX_WAITING_OF_PERSON = 5;
/** One that takes longer is read slowly: it then waits for its reader and no longer keeps others waiting. */
const SLOW_MS = 60_000;
const REFUSED_FOR_MS = 60_000;
/** Each has a process and a connection; of more than these the oldest is broken off. */
const MAX_SLOW = 4;

interface Waiting {
  readonly personId: string;
  readonly begin: () => void;
}

/** A person's turn to have an export made; `end` may be called more than once. */
interface Turn {
  /** Aborted when it is broken off. */
  readonly over: AbortSignal;
  readonly end: () => void;
}

export interface ExportQueue {
  /** Waits for the person's turn; null if too many wait already, or the person is gone. */
  take(personId: string, gone: AbortSignal): Promise<Turn | null>;
  /** Which place in the queue the person's next export has, from 1; null if none waits. */
  place(personId: string): number | null;
  /** Keeps for a minute why the person's last export was refused: whoever downloads a file does not see the answer. */
  refuse(personId: string, code: string): void;
  /** Null: it was not. */
  refused(personId: string): string | null;
  /** The figure in `/metrics`. */
  report(registry: Registry): void;
}

/** Exports are made one at a time for a person and two at a time in the process, in the order they were asked for. */
export const createExportQueue = (slowMs = SLOW_MS): ExportQueue => {
  let waiting: Waiting[] = [];
  let running = 0;
  const busy = new Set<string>();
  let slow: AbortController[] = [];
  const refusals = new Map<string, string>();

  const beginNext = () => {
    while (running < AT_ONCE) {
      const next = waiting.find(({ personId }) => !busy.has(personId));
      if (!next) return;
      waiting = waiting.filter((each) => each !== next);
      running += 1;
      busy.add(next.personId);
      next.begin();
    }
  };
  const turnOf = (personId: string): Turn => {
    const over = new AbortController();
    let isCounted = true;
    let isEnded = false;
    const makeRoom = () => {
      if (isCounted) running -= 1;
      isCounted = false;
      beginNext();
    };
    const beSlow = () => {
      slow.push(over);
      if (slow.length > MAX_SLOW) slow.shift()?.abort();
      makeRoom();
    };
    const timer = setTimeout(beSlow, slowMs).unref();
    return {
      over: over.signal,
      end() {
        if (isEnded) return;
        isEnded = true;
        clearTimeout(timer);
        slow = slow.filter((each) => each !== over);
        busy.delete(personId);
        makeRoom();
      },
    };
  };

  return {
    async take(personId, gone) {
      refusals.delete(personId);
      const own = waiting.filter((each) => each.personId === personId).length;
      if (gone.aborted || waiting.length >= MAX_WAITING || own >= MAX_WAITING_OF_PERSON) return null;
      const { promise, resolve } = Promise.withResolvers<Turn | null>();
      const entry: Waiting = { personId, begin: () => resolve(turnOf(personId)) };
      waiting.push(entry);
      gone.addEventListener('abort', () => {
        waiting = waiting.filter((each) => each !== entry);
        resolve(null);
      });
      beginNext();
      return promise;
    },
    place(personId) {
      const index = waiting.findIndex((each) => each.personId === personId);
      return index === -1 ? null : index + 1;
    },
    refuse(personId, code) {
      refusals.set(personId, code);
      setTimeout(() => refusals.delete(personId), REFUSED_FOR_MS).unref();
    },
    refused: (personId) => refusals.get(personId) ?? null,
    report: (registry) => reportCounts(registry, () => ({ running, waiting: waiting.length })),
  };
};

const reportCounts = (
  registry: Registry,
  counts: () => Readonly<Record<'running' | 'waiting', number>>,
): void => {
  const gauge = new Gauge({
    name: 'laadpoort_exports',
    help: 'Exports that are being made, and that wait',
    labelNames: ['state'],
    registers: [],
    collect() {
      const { running, waiting } = counts();
      this.set({ state: 'running' }, running);
      this.set({ state: 'waiting' }, waiting);
    },
  });
  registry.registerMetric(gauge);
};
