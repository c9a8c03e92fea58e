export interface Timer {
  cancel(): void;
}

export interface Clock {
  /** Local time of the charge point in RFC 3339, UTC. */
  timestamp(): string;
  /** Takes over the central system's time; the skew stays, as in a charge point whose clock is bad. */
  setFrom(currentTime: string): void;
  /** Simulated seconds since the clock was made; never goes back. */
  elapsedSeconds(): number;
  after(seconds: number, action: () => void): Timer;
  /** In real life: messages travel no faster, whatever the time scale. */
  afterRealMs(ms: number, action: () => void): Timer;
  /** What lives in RAM is gone after a power cut: no timer fires any more. */
  cancelAll(): void;
}

/** Timers run `timeScale` times faster than real life; time stamps do not (see ChargePointOptions.timeScale). */
export const createClock = (timeScale: number, skewMs: number): Clock => {
  const startedAtMs = performance.now();
  const timers = new Set<NodeJS.Timeout>();
  let offsetMs = 0;
  const afterRealMs = (ms: number, action: () => void): Timer => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      action();
    }, ms);
    timers.add(timer);
    return {
      cancel() {
        clearTimeout(timer);
        timers.delete(timer);
      },
    };
  };
  return {
    timestamp: () => new Date(Date.now() + offsetMs + skewMs).toISOString(),
    setFrom(currentTime) {
      const serverMs = Date.parse(currentTime);
      if (!Number.isNaN(serverMs)) offsetMs = serverMs - Date.now();
    },
    elapsedSeconds: () => ((performance.now() - startedAtMs) / 1000) * timeScale,
    after: (seconds, action) => afterRealMs(Math.max(1, (seconds * 1000) / timeScale), action),
    afterRealMs,
    cancelAll() {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
};
