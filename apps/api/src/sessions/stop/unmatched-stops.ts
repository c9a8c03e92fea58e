import { hash } from 'node:crypto';
import type { StopDecision } from '@laadpoort/domain/sessions/stop/stop-transaction';
import { columns } from '#platform/database/columns.ts';
import type { Statement } from '#platform/database/statements.ts';
import type { StopItem } from './stop-item.ts';

/** What is kept of an unmatched stop: what the charger sent, */
interface ReportedStop {
  readonly transactionId: string | null;
  readonly idTag: string | null;
  readonly meterStop: number | null;
  readonly timestamp: string | null;
  readonly reason: string;
}

/** and the time that counted for it then. */
interface UnmatchedStopPayload extends ReportedStop {
  readonly stoppedAt: string | null;
  readonly clockCorrected: boolean;
}

export interface UnmatchedStopJson {
  readonly id: string;
  readonly payload: UnmatchedStopPayload;
  readonly receivedAt: Date;
}

/** What a stop said, without the session that it named. */
export type SaidByStop = Omit<StopItem, 'chargePointId' | 'transactionId'>;

export const toUnmatchedStop = ({ payload, receivedAt }: Omit<UnmatchedStopJson, 'id'>): SaidByStop => ({
  transactionIdRaw: payload.transactionId,
  idTag: payload.idTag,
  meterStopWh: payload.meterStop === null ? null : BigInt(payload.meterStop),
  stoppedAt: payload.stoppedAt === null ? null : new Date(payload.stoppedAt),
  clockCorrected: payload.clockCorrected,
  stoppedAtRaw: payload.timestamp,
  reason: payload.reason,
  readings: [],
  receivedAt,
});

export interface UnmatchedItem {
  readonly item: StopItem;
  readonly decision: Extract<StopDecision, { kind: 'unmatched' }>;
}

const payloadOf = (item: StopItem): UnmatchedStopPayload => ({
  ...reportedStop(item),
  stoppedAt: item.stoppedAt?.toISOString() ?? null,
  clockCorrected: item.clockCorrected,
});

const reportedStop = (item: StopItem): ReportedStop => ({
  transactionId: item.transactionIdRaw,
  idTag: item.idTag,
  meterStop: item.meterStopWh === null ? null : Number(item.meterStopWh),
  timestamp: item.stoppedAtRaw,
  reason: item.reason,
});

const STOPS = columns<UnmatchedItem>({
  charge_point_id: ['uuid', ({ item }) => item.chargePointId],
  reason: ['word', ({ decision }) => decision.reason],
  session_id: ['int', ({ decision }) => decision.sessionId],
  payload: ['jsonb', ({ item }) => JSON.stringify(payloadOf(item))],
  // A repeat is recognised by what was sent: the clock error may have been learnt since.
  fingerprint: ['text', ({ item }) => hash('sha256', JSON.stringify(reportedStop(item)))],
  received_at: ['timestamptz', ({ item }) => item.receivedAt],
});

/** A stop of an unknown transaction that says the same as a matched one is its repeat, and belongs to that session. */
const INSERT = `
  INSERT INTO unmatched_stop (charge_point_id, reason, session_id, payload, fingerprint, received_at)
  SELECT o.charge_point_id, o.reason, coalesce(o.session_id, CASE WHEN o.reason <> 'different-repeat' THEN (
           SELECT s.id FROM session s
            WHERE s.charge_point_id = o.charge_point_id AND s.ended_at = (o.payload->>'stoppedAt')::timestamptz
              AND s.meter_stop_wh = (o.payload->>'meterStop')::numeric
              AND s.stop_id_tag IS NOT DISTINCT FROM o.payload->>'idTag'
              AND s.anomalies && ARRAY['matched_stop', 'proposed_stop', 'foreign_stop_id']
            LIMIT 1) END), o.payload, o.fingerprint, o.received_at
    FROM ${STOPS.as('o')}
  ON CONFLICT DO NOTHING`;

// A person has to look again: at most once, since the flag is set once.
const FLAG = `
  UPDATE session SET anomalies = array_append(anomalies, 'conflicting_stop'), review = 'open'
   WHERE id = ANY($1::int[]) AND NOT anomalies @> ARRAY['conflicting_stop']`;

/** Stops that fit no session of their charger are kept separately, once each. */
export const keepUnmatchedStops = (unmatched: readonly UnmatchedItem[]): Statement[] => {
  const insert = { name: 'keep-unmatched-stops', text: INSERT, values: STOPS.values(unmatched) };
  const flagged = unmatched.flatMap(({ decision }) => decision.sessionId ?? []);
  if (flagged.length === 0) return [insert];
  return [insert, { name: 'flag-conflicting-stops', text: FLAG, values: [flagged] }];
};
