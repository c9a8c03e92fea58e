/**
 * What is odd about a session. Odd sessions are stored and flagged, never refused and never dropped; what an
 * anomaly means for the price is decided by people. S and P numbers: docs of `start-transaction`, `stop-transaction`.
 */
export type SessionAnomaly =
  /** A StartTransaction that differs from an earlier one by a second or a few Wh (S3). */
  | 'suspect_duplicate'
  /** Equal to a start whose answer had provably arrived: the charge point's clock and meter stand still. */
  | 'stuck_clock'
  /** The charge point charges although the card was refused (S5, S6, S14). */
  | 'unauthorized'
  /** Reported after the fact, from the charge point's offline queue (S7). */
  | 'offline_start'
  /** Reported more than 90 days after the fact. */
  | 'very_late'
  /** Closed because the connector started another one; a late stop still replaces it (S8). */
  | 'implicit_stop'
  /** Closed because the connector is free and no stop came; a late stop still replaces it. */
  | 'presumed_end'
  /** Delivered after a newer session of the same connector (S9). */
  | 'overlapping'
  /** Its stop is later than the start of the connector's next session: both may have the same energy. */
  | 'overlaps_next'
  /** Began with meter values of a transaction that nobody had started. */
  | 'adopted'
  /** The charge point is out of reach for a day. */
  | 'stale'
  /** The reservation that it used was made for another card (S10). */
  | 'reservation_mismatch'
  /** The connector was not known to exist (S12). */
  | 'unknown_connector'
  /** The charge point's time cannot be right; the time of receipt or of the last sample stands in (S13, P7). */
  | 'clock'
  /** The charge point's clock is steadily off; its times are corrected by that. */
  | 'clock_corrected'
  /** A second StopTransaction with other values (P3). */
  | 'conflicting_stop'
  /** The stop named no usable transaction and was matched by card, time and register (P4). */
  | 'matched_stop'
  /** The stop named another charge point's transaction and was matched by card, time and register (P5). */
  | 'foreign_stop_id'
  /** Energy flowed on after the stop, without a session. */
  | 'charging_after_stop'
  /** Stopped by a card that is neither the starting one nor of its group (P8). */
  | 'stop_tag_differs'
  /** The final register is below the first (P6). */
  | 'meter_regression'
  /** The register fell during the session. */
  | 'meter_reset'
  /** The register passed its last digit and began again. */
  | 'meter_rollover'
  /** The samples count from the session's start, the registers at start and stop do not. */
  | 'relative_samples'
  /** The start named no register: the first sample stands in. */
  | 'no_meter_start'
  /** No register: the energy is the sum of intervals or the integral of the power. */
  | 'estimated_energy'
  | 'no_meter_data'
  /** More energy than the charge point can deliver in that time, or more than a car takes. */
  | 'implausible_energy'
  | 'zero_energy'
  /** Shorter than a minute. */
  | 'short_session';
