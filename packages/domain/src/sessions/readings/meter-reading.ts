/** One moment of a session as the charge point measured it, all phases together. */
export interface MeterReading {
  readonly at: Date;
  /** Energy.Active.Import.Register in Wh. */
  readonly registerWh: bigint | null;
  /** The register at the begin and at the end of the session, as this reading tells it. */
  readonly beginWh?: bigint | null;
  readonly endWh?: bigint | null;
  /** Power.Active.Import in W. */
  readonly powerW: number | null;
  readonly currentA?: {
    readonly l1: number | null;
    readonly l2: number | null;
    readonly l3: number | null;
  } | null;
  /** Between a phase and the neutral. */
  readonly voltageV?: number | null;
  /** Energy.Active.Import.Interval: Wh delivered in the seconds before `at`. */
  readonly interval?: { readonly energyWh: bigint; readonly seconds: number } | null;
}

/**
 * What a reading tells of a session. One from just before or after it tells nothing but the registers at its begin and
 * end, and those are of its begin and its end; `null` if it has none.
 */
export const readingOfSession = (
  reading: MeterReading,
  startedAt: Date,
  stoppedAt: Date,
): MeterReading | null => {
  const { at, beginWh = null, endWh = null } = reading;
  if (at >= startedAt && at <= stoppedAt) return reading;
  if (beginWh === null && endWh === null) return null;
  return { at: at < startedAt ? startedAt : stoppedAt, registerWh: null, beginWh, endWh, powerW: null };
};
