/**
 * What is unusual about a session. Such sessions are stored and flagged, never refused and never dropped; people decide
 * what an anomaly means for the price. Cases: docs/protocol/transactions.md.
 */
export type SessionAnomaly =
  /** A StartTransaction that differs from an earlier one by a second or a few Wh. */
  | 'suspect_duplicate'
  /** Equal to a start whose answer had provably arrived: the charge point's clock and meter are stuck. */
  | 'stuck_clock'
  /** The charge point charges although the card was refused. */
  | 'unauthorized'
  /** Reported later, from the charge point's offline queue. */
  | 'offline_start'
  /** Reported more than 90 days after the fact. */
  | 'very_late'
  /** Closed because the connector started another session; a late stop still replaces the end. */
  | 'implicit_stop'
  /** Closed because the connector is free and no stop came; a late stop still replaces the end. */
  | 'presumed_end'
  /** Delivered after a newer session of the same connector. */
  | 'overlapping'
  /** It began before the connector's previous session ended: both may include the same energy. */
  | 'overlaps_previous'
  /** Its stop is later than the start of the connector's next session: both may include the same energy. */
  | 'overlaps_next'
  /** Began with meter values of a transaction that nobody had started. */
  | 'adopted'
  /** The charge point has been unreachable for a day. */
  | 'stale'
  /** The reservation that it used was made for another card. */
  | 'reservation_mismatch'
  /** The connector was not known to exist. */
  | 'unknown_connector'
  /** The charge point's time cannot be right; the time of receipt or of the last sample is used instead. */
  | 'clock'
  /** The charge point's clock is constantly off; its times are corrected by that. */
  | 'clock_corrected'
  /** A second StopTransaction with other values. */
  | 'conflicting_stop'
  /** The stop named no usable transaction and was matched by card, time and register. */
  | 'matched_stop'
  /** As above, but the stop fits other sessions too: the likeliest one, until a person confirms it. */
  | 'proposed_stop'
  /** The stop named another charge point's transaction and was matched by card, time and register. */
  | 'foreign_stop_id'
  /** Energy continued to flow after the stop, without a session. */
  | 'charging_after_stop'
  /** Stopped by a card that is neither the starting one nor of its group. */
  | 'stop_tag_differs'
  /** The final register is below the first. */
  | 'meter_regression'
  /** The register fell during the session. */
  | 'meter_reset'
  /** The register passed its last digit and began again at zero. */
  | 'meter_rollover'
  /** The samples count from the start of the session, the registers at start and stop do not. */
  | 'relative_samples'
  /** The start named no register: the first sample is used instead. */
  | 'no_meter_start'
  /** The stop named no usable register: the last known one is used instead. */
  | 'no_meter_stop'
  /** The register at the start is not believed: a placeholder, or contradicted by the others. */
  | 'start_register'
  /** The register at the stop is contradicted by the samples. */
  | 'stop_register'
  /** The register rose by more than the charge point can deliver in that time. */
  | 'register_jump'
  /** Registers contradict one another, and each may be right. */
  | 'registers_disagree'
  /** The power does not agree with the registers. */
  | 'power_disagrees'
  /** It would, if the registers were a thousand times more or less. */
  | 'register_factor'
  /** What the meter signed does not hold for its key: it was changed, or is of another meter. */
  | 'signature_fails'
  /** Energy may have flowed before the first or after the last register that is believed. */
  | 'unmeasured_energy'
  /** Guests may charge, and no rate was in force at its start. */
  | 'no_rate'
  /** No register: the energy is the sum of intervals or the integral of the power. */
  | 'estimated_energy'
  | 'no_meter_data'
  /** More energy than the charge point can deliver in that time, or more than a car takes. */
  | 'implausible_energy'
  | 'zero_energy'
  /** Shorter than a minute. */
  | 'short_session';
