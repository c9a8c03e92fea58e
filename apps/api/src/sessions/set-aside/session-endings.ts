import type { SessionAnomaly } from '@laadpoort/domain/sessions/anomaly';
import { withoutStop } from '@laadpoort/domain/sessions/session';
import { closeSession } from '@laadpoort/domain/sessions/stop/stop-transaction';
import type { CardStanding } from '@laadpoort/domain/whitelist/id-tag-info';
import { readReadings } from '../readings/read-readings.ts';
import { completeSession, type CompletedRow, type Ending } from '../stop/complete-session.ts';
import type { StopDeps } from '../stop/record-stops.ts';
import { toStoppable } from '../stop/stop-facts.ts';
import type { KeptStop, LookedAtRow } from './looked-at-session.ts';

export interface CardOfStop {
  readonly idTag: string;
  readonly status: CardStanding['status'];
  readonly parentIdTag: string | null;
}

export interface NewEnding {
  readonly session: LookedAtRow;
  /** null: it has none any more. */
  readonly stop: KeptStop | null;
  readonly ending: Ending;
}

/** How a session ends with a stop that named none; `found`: how the two came together. */
export const endingWith = (
  session: LookedAtRow,
  { said }: KeptStop,
  card: CardOfStop | null,
  found: readonly SessionAnomaly[],
): Ending => {
  const known = toStoppable(session);
  const close = closeSession(
    { ...known, anomalies: withoutStop(session.anomalies) },
    { request: { ...said, card }, now: said.receivedAt },
    found,
  );
  return {
    ...close,
    stopIdTag: said.idTag,
    receivedAt: said.receivedAt,
    stopTransactionId: said.transactionIdRaw,
  };
};

/** Its own stop may still come. */
export const presumedEnd = (session: LookedAtRow): Ending => ({
  stoppedAt: session.sampled_at ?? session.started_at,
  meterStopWh: session.sampled_wh === null ? null : BigInt(session.sampled_wh),
  stopReason: 'Other',
  anomalies: [...withoutStop(session.anomalies), 'presumed_end'],
  stopIdTag: null,
  receivedAt: null,
  stopTransactionId: null,
});

/** What the sessions measured until their new ends, and what that costs. */
export const completeEndings = async (
  { pool, readTariffs, meterOf }: Pick<StopDeps, 'pool' | 'readTariffs' | 'meterOf'>,
  endings: readonly Pick<NewEnding, 'session' | 'ending'>[],
): Promise<CompletedRow[]> => {
  const [readings, tariffs] = await Promise.all([
    readReadings(
      pool,
      endings.map(({ session, ending: { stoppedAt } }) => ({ ...session, stoppedAt })),
    ),
    readTariffs(endings.map(({ session }) => session.tariff_version_id)),
  ]);
  return endings.map(({ session, ending }) =>
    completeSession(
      session,
      ending,
      readings.get(session.id) ?? [],
      tariffs.get(session.tariff_version_id ?? '') ?? null,
      meterOf(session.charge_point_id),
    ),
  );
};
