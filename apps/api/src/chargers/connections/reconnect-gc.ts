import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Fewer connections leave too little behind to be worth a collection. */
const HERD = 500;

/** A reconnect storm is over when nobody has connected for this long. */
const QUIET_MS = 3_000;

type Collect = (options: { type: 'major'; execution: 'async'; flavor: 'last-resort' }) => void;

/**
 * Releases the memory left behind by many charge points that reconnect at once. Idle chargers allocate next to nothing,
 * so V8 would keep the handshakes' garbage, twice what the connections themselves need, until something else fills the
 * heap.
 */
export const createReconnectGc = (): { connected(): void } => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as Collect;
  let connections = 0;
  let timer: NodeJS.Timeout | undefined;
  const giveBack = () => {
    connections = 0;
    timer = undefined;
    collect({ type: 'major', execution: 'async', flavor: 'last-resort' });
  };
  return {
    connected() {
      connections += 1;
      if (connections < HERD) return;
      if (timer) timer.refresh();
      else timer = setTimeout(giveBack, QUIET_MS).unref();
    },
  };
};
