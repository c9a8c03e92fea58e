/** One moment of a session as the charge point measured it, all phases together. */
export interface MeterReading {
  readonly at: Date;
  /** Energy.Active.Import.Register in Wh. */
  readonly registerWh: bigint | null;
  /** The register at the begin and at the end of the session, as this reading tells it. */
  readonly beginWh?: bigint | null;
  readonly endWh?: bigint | null;
  /** The register of a sample of the session that is from before its start: one of the two clocks is wrong. */
  readonly earlierWh?: bigint | null;
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
 * What a reading tells of a session. Its own ones from just before or after it tell nothing but the registers at its
 * begin and end, and those are of its begin and its end; and one from before it, that it counted already.
 */
export const readingOfSession = (
  reading: MeterReading,
  startedAt: Date,
  stoppedAt: Date,
): MeterReading | null => {
  const { at, beginWh = null, endWh = null } = reading;
  if (at >= startedAt && at <= stoppedAt) return reading;
  const earlierWh = at < startedAt ? reading.registerWh : null;
  if (beginWh === null && endWh === null && earlierWh === null) return null;
  const edge = at < startedAt ? startedAt : stoppedAt;
  return { at: edge, registerWh: null, beginWh, endWh, earlierWh, powerW: null };
};
