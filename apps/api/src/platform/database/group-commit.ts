import { isContentError, isTransientConflict } from './database-error.ts';

export interface GroupCommitOptions<Item, Result> {
  /** Stores all items and resolves after the commit, with the results in the order of the items. */
  readonly write: (items: readonly Item[]) => Promise<readonly Result[]>;
  /** Items with the same key never share a batch, so that a statement touches no row twice. */
  readonly keyOf: (item: Item) => string;
  readonly maxItems?: number;
  readonly maxInFlight?: number;
  /** An item that waited longer fails unwritten: its charger has given up by then. */
  readonly maxWaitMs?: number;
  readonly onBatch?: (size: number) => void;
}

export interface GroupCommit<Item, Result> {
  /** Resolves after the commit of the batch that contains the item. */
  (item: Item): Promise<Result>;
  /** Items waiting for a batch. */
  readonly waiting: () => number;
}

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly since: number;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Collects the writes of many chargers: while one batch is being committed the next one gathers, so that a single item
 * waits for nothing and a thousand share one commit. If the data of a batch is refused, its items are written one by
 * one, so that only the faulty one fails; one that lost to another transaction is tried once more. If the database is
 * unavailable they fail together.
 */
export const createGroupCommit = <Item, Result>(
  options: GroupCommitOptions<Item, Result>,
): GroupCommit<Item, Result> => {
  const { write, keyOf, onBatch, maxItems = 200, maxInFlight = 1, maxWaitMs = 10_000 } = options;
  let queue: Waiting<Item, Result>[] = [];
  let inFlight = 0;
  let scheduled = false;

  const schedule = () => {
    if (scheduled || inFlight >= maxInFlight || queue.length === 0) return;
    scheduled = true;
    // Everything that arrived in the same turn of the event loop goes into the same batch.
    setImmediate(() => {
      scheduled = false;
      void flush();
    });
  };

  const takeBatch = (): Waiting<Item, Result>[] => {
    const batch: Waiting<Item, Result>[] = [];
    const rest: Waiting<Item, Result>[] = [];
    const keys = new Set<string>();
    const oldest = performance.now() - maxWaitMs;
    for (const entry of queue) {
      if (entry.since < oldest) {
        entry.reject(new Error('waited too long for the database'));
        continue;
      }
      const key = keyOf(entry.item);
      if (batch.length >= maxItems || keys.has(key)) rest.push(entry);
      else batch.push(entry);
      keys.add(key);
    }
    queue = rest;
    return batch;
  };

  const flush = async () => {
    const batch = takeBatch();
    if (batch.length === 0) return;
    inFlight += 1;
    schedule();
    onBatch?.(batch.length);
    await commit(batch, write);
    inFlight -= 1;
    schedule();
  };

  const add = (item: Item): Promise<Result> =>
    new Promise<Result>((resolve, reject) => {
      queue.push({ item, since: performance.now(), resolve, reject });
      schedule();
    });
  return Object.assign(add, { waiting: () => queue.length });
};

const commit = async <Item, Result>(
  batch: readonly Waiting<Item, Result>[],
  write: (items: readonly Item[]) => Promise<readonly Result[]>,
  mayRetry = true,
): Promise<void> => {
  try {
    const results = await write(batch.map((entry) => entry.item));
    if (results.length !== batch.length) throw new Error('a batch was answered with a different length');
    for (const [index, entry] of batch.entries()) entry.resolve(results[index] as Result);
  } catch (error) {
    if (batch.length > 1 && isContentError(error)) for (const entry of batch) await commit([entry], write);
    else if (batch.length === 1 && mayRetry && isTransientConflict(error)) await commit(batch, write, false);
    else for (const entry of batch) entry.reject(error);
  }
};
