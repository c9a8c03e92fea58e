import { keepIdleTimes } from './idle-sessions.ts';
import { reconcileSessions, type ReconcileDeps } from './reconcile-sessions.ts';

const EVERY_MS = 60_000;

/** Checks running sessions every minute. */
export const startReconciler = (options: ReconcileDeps): { readonly stop: () => Promise<void> } => {
  let running: Promise<unknown> = Promise.resolve();
  const pass = async () => {
    if (await reconcileSessions(options)) await keepIdleTimes(options.pool, options.now());
  };
  const timer = setInterval(() => {
    running = running.then(pass).catch(options.onError);
  }, EVERY_MS);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
};
