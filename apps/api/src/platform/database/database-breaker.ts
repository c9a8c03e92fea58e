/** Tells whether the database can be relied on, so that chargers are refused while nothing could be stored. */
export interface DatabaseBreaker {
  failed(): void;
  isOpen(): boolean;
  close(): void;
}

interface BreakerOptions {
  /** Resolves when the database answers. */
  readonly probe: () => Promise<unknown>;
  readonly onChange: (open: boolean) => void;
}

const FAILURES = 5;
const WITHIN_MS = 3_000;
const PROBE_MS = 2_000;

/** Opens after 5 failures within 3 s and closes with the first probe that is answered; probes about every 2 s. */
export const createDatabaseBreaker = ({ probe, onChange }: BreakerOptions): DatabaseBreaker => {
  let failures: number[] = [];
  let open = false;
  let timer: NodeJS.Timeout | undefined;

  const probeOnce = async () => {
    try {
      await probe();
    } catch {
      return probeLater();
    }
    open = false;
    failures = [];
    onChange(false);
  };
  const probeLater = () => {
    timer = setTimeout(() => void probeOnce(), PROBE_MS * (0.75 + Math.random() / 2));
    timer.unref();
  };

  return {
    failed() {
      const now = performance.now();
      failures = [...failures.filter((at) => now - at < WITHIN_MS), now];
      if (open || failures.length < FAILURES) return;
      open = true;
      onChange(true);
      probeLater();
    },
    isOpen: () => open,
    close: () => clearTimeout(timer),
  };
};
