/** A session that has ended, with its account. */
export interface EndedSession {
  readonly accountId: string;
  readonly stationId: string;
  readonly chargePointId: string;
  readonly sessionId: number;
}
