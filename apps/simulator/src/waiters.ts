import type { ChargePointEvent, Listener } from './events.ts';
import type { ChargePointState } from './state.ts';

const TIMEOUT_MS = 20_000;

/** The two ways to wait for something to happen to a charge point. */
export const waiters = (on: (listener: Listener) => () => void, state: () => ChargePointState) => {
  const nextEvent = (
    fits: (event: ChargePointEvent) => boolean,
    timeoutMs = TIMEOUT_MS,
  ): Promise<ChargePointEvent> =>
    new Promise((resolve, reject) => {
      const end = on((event) => {
        if (!fits(event)) return;
        clearTimeout(timer);
        end();
        resolve(event);
      });
      const timer = setTimeout(() => {
        end();
        reject(new Error(`Nothing fitting within ${timeoutMs} ms; state: ${JSON.stringify(state())}`));
      }, timeoutMs);
    });
  return {
    nextEvent,
    async waitFor(
      fits: (state: ChargePointState) => boolean,
      timeoutMs = TIMEOUT_MS,
    ): Promise<ChargePointState> {
      if (!fits(state())) await nextEvent(() => fits(state()), timeoutMs);
      return state();
    },
  };
};
