/** The session in state `charging` on the connector. */
export interface OpenOnConnector {
  readonly sessionId: number;
  readonly startedAt: Date;
  readonly meterStartWh: bigint;
  readonly lastSample: { readonly at: Date; readonly registerWh: bigint } | null;
  /** It began with meter values of a transaction that nobody had started. */
  readonly adopted: boolean;
}

export interface ImplicitClose {
  readonly sessionId: number;
  readonly state: 'completed';
  readonly stoppedAt: Date;
  readonly meterStopWh: bigint;
  readonly stopReason: 'Other';
  /** Anomalies to add to those it has. */
  readonly anomaly: 'implicit_stop';
}

/** The end of a session whose connector starts the next one: its last sample, otherwise where the next one begins. */
export const closeImplicitly = (
  older: OpenOnConnector,
  nextStart: Date,
  nextMeterStartWh: bigint,
): ImplicitClose => {
  const sample = older.lastSample;
  const sampleCounts = sample !== null && sample.at >= older.startedAt && sample.at <= nextStart;
  const sameMeter = nextMeterStartWh >= older.meterStartWh;
  return {
    sessionId: older.sessionId,
    state: 'completed',
    stoppedAt: sampleCounts ? sample.at : nextStart,
    meterStopWh: sampleCounts ? sample.registerWh : sameMeter ? nextMeterStartWh : older.meterStartWh,
    stopReason: 'Other',
    anomaly: 'implicit_stop',
  };
};
