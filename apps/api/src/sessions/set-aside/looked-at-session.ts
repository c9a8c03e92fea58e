import type { SessionAnomaly } from '@laadpoort/domain/sessions/anomaly';
import { isRevisable } from '@laadpoort/domain/sessions/session';
import type { LookedAtSession } from '@laadpoort/domain/sessions/stop/look-again';
import type { Placement } from '@laadpoort/domain/sessions/stop/place-stops';
import type { ClosableRow } from '../stop/closable-row.ts';
import type { SaidByStop } from '../stop/unmatched-stops.ts';

/** A session that stops without a session of their own may end, or have ended. */
export interface LookedAtRow extends ClosableRow {
  account_id: string;
  station_id: string;
  start_received_at: Date;
  stop_received_at: Date | null;
  stop_reason: string | null;
  stop_id_tag: string | null;
  stop_transaction_id: string | null;
  own_transaction_id: string | null;
  sampled_at: Date | null;
  sampled_wh: string | null;
  following_at: Date | null;
  following_wh: string | null;
  ocpp_status: string | null;
}

/** A stop that named no session of its charge point. */
export interface KeptStop {
  /** Of the row in which it is kept; negative: of the session that it was matched with. */
  readonly stopId: string;
  readonly fromSessionId: number | null;
  readonly said: SaidByStop;
  readonly isForeign: boolean;
}

const isMatched = ({ anomalies }: LookedAtRow): boolean =>
  (['matched_stop', 'proposed_stop', 'foreign_stop_id'] satisfies SessionAnomaly[]).some((mark) =>
    anomalies.includes(mark),
  );

/** Ids of stops that a session has are told apart from those of kept ones by their sign. */
const idOfStopOf = ({ id }: LookedAtRow): string => `-${id}`;

/** The stop that a session was matched with; null: it ended otherwise, or with a stop of its own. */
export const stopOf = (row: LookedAtRow): KeptStop | null => {
  const { ended_at: stoppedAt, stop_received_at: receivedAt, stop_id_tag: idTag } = row;
  if (stoppedAt === null || receivedAt === null || !isMatched(row)) return null;
  const meterStopWh = row.meter_stop_wh === null ? null : BigInt(row.meter_stop_wh);
  return {
    stopId: idOfStopOf(row),
    fromSessionId: row.id,
    isForeign: row.anomalies.includes('foreign_stop_id'),
    said: {
      transactionIdRaw: row.stop_transaction_id,
      idTag,
      meterStopWh,
      stoppedAt,
      clockCorrected: row.anomalies.includes('clock_corrected'),
      stoppedAtRaw: null,
      reason: row.stop_reason ?? 'Local',
      readings: [],
      receivedAt,
    },
  };
};

const IN_SESSION: readonly (string | null)[] = ['Charging', 'SuspendedEV', 'SuspendedEVSE'];

export const lookedAt = (row: LookedAtRow): LookedAtSession => {
  const { following_at: followingAt, sampled_at: sampledAt } = row;
  return {
    sessionId: row.id,
    connectorId: row.connector_id,
    idTag: row.id_tag,
    parentIdTag: row.parent_id_tag,
    chargePointTransactionId: row.own_transaction_id,
    isRunning: row.state !== 'completed',
    isPresumedEnded:
      row.state === 'completed' && row.anomalies.includes('presumed_end') && isRevisable(row.anomalies),
    startedAt: row.started_at,
    startReceivedAt: row.start_received_at,
    meterStartWh: BigInt(row.meter_start_wh),
    lastSample: sampledAt === null ? null : { at: sampledAt, registerWh: bigintOf(row.sampled_wh) },
    next:
      followingAt === null
        ? null
        : { startedAt: followingAt, meterStartWh: bigintOf(row.following_wh) ?? 0n },
    isInSession: row.state === 'charging' && IN_SESSION.includes(row.ocpp_status),
    endedBy: endedBy(row),
  };
};

const bigintOf = (value: string | null): bigint | null => (value === null ? null : BigInt(value));

const endedBy = (row: LookedAtRow): Omit<Placement, 'sessionId'> | null => {
  if (stopOf(row) === null) return null;
  const certainty = row.anomalies.includes('proposed_stop') ? 'likeliest' : 'only';
  return { stopId: idOfStopOf(row), certainty };
};
