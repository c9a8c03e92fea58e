/** Work that nobody waits for, by name. */
export interface BackgroundWork {
  /** Runs it after the delay; if requested again in the meantime, it still runs once. */
  later(name: string, delayMs: number, work: () => Promise<unknown>): void;
  /** Drops what has not begun and waits for the rest. */
  stop(): Promise<void>;
}

export const createBackgroundWork = (onFault: (error: unknown) => void): BackgroundWork => {
  const running = new Set<Promise<void>>();
  const timers = new Map<string, NodeJS.Timeout>();
  let stopped = false;
  return {
    later(name, delayMs, work) {
      if (stopped || timers.has(name)) return;
      const begin = () => {
        timers.delete(name);
        const guarded: Promise<void> = work()
          .then(() => undefined, onFault)
          .finally(() => running.delete(guarded));
        running.add(guarded);
      };
      timers.set(name, setTimeout(begin, delayMs));
    },
    async stop() {
      stopped = true;
      for (const timer of timers.values()) clearTimeout(timer);
      while (running.size > 0) await Promise.all(running);
    },
  };
};
