/** One moment of a session as the charge point measured it (location Outlet, all phases together). */
export interface MeterReading {
  readonly at: Date;
  /** Energy.Active.Import.Register in Wh. */
  readonly registerWh: bigint | null;
  /** Power.Active.Import in W. */
  readonly powerW: number | null;
  /** Energy.Active.Import.Interval: Wh delivered in the seconds before `at`. */
  readonly interval?: { readonly energyWh: bigint; readonly seconds: number } | null;
}
