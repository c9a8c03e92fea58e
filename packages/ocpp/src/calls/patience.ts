/** How long a charge point is left alone before it is called. */
export interface Patience {
  /** On a connection on which it has not said anything. Some hang up when they are asked before they have booted. */
  silentMs: number;
  /** After a boot, for the status of its connectors. */
  statusesMs: number;
  /** After each of these, for the next one. */
  nextStatusMs: number;
}

export const PATIENCE: Patience = { silentMs: 30_000, statusesMs: 10_000, nextStatusMs: 1_000 };

/** What a connection has heard, as far as it decides when the charge point may be called; by the clock that nobody sets. */
export interface Heard {
  connectedMs: number;
  /** When its first call was answered. */
  firstMs: number | null;
  /** Of its last boot on this connection, unless that was refused. */
  bootedMs: number | null;
  /** Of its last status since that boot. */
  statusMs: number | null;
}

/** How long to wait yet before the next call to a charge point; 0 if it is ready. */
export const msUntilReady = (
  { connectedMs, firstMs, bootedMs, statusMs }: Heard,
  { silentMs, statusesMs, nextStatusMs }: Patience,
  nowMs: number,
): number => {
  const bootOver = bootedMs === null ? 0 : bootedMs + statusesMs;
  const statusesOver = statusMs === null ? bootOver : Math.min(bootOver, statusMs + nextStatusMs);
  const readyMs = firstMs === null && bootedMs === null ? connectedMs + silentMs : statusesOver;
  return Math.max(0, readyMs - nowMs);
};
