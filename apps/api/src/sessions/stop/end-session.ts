import type { MeterSettings } from '@laadpoort/domain/sessions/readings/energy-facts';
import type { SessionAnomaly } from '@laadpoort/domain/sessions/anomaly';
import { ChangedMeanwhile } from '#platform/database/database-error.ts';
import { commitAll, type Statement } from '#platform/database/statements.ts';
import type pg from 'pg';
import { completeSession } from './complete-session.ts';
import { updateCompleted } from './update-completed.ts';
import type { ClosableRow } from './closable-row.ts';
import { readReadings } from '../readings/read-readings.ts';
import type { ReadTariffs } from '../tariff-cache.ts';

export interface EndSessionDeps {
  readonly pool: pg.Pool;
  readonly readTariffs: ReadTariffs;
  readonly meterOf: (chargePointId: string) => MeterSettings;
}

export interface AssumedEnd {
  readonly stoppedAt: Date;
  readonly meterStopWh: bigint | null;
  readonly anomaly: Extract<SessionAnomaly, 'presumed_end' | 'implicit_stop'>;
}

/**
 * Ends a session without a report from its charger, until one arrives; `alongside` is stored with it or not at all.
 * False: something else happened to it in the meantime.
 */
export const endSession = async (
  { pool, readTariffs, meterOf }: EndSessionDeps,
  session: ClosableRow,
  { stoppedAt, meterStopWh, anomaly }: AssumedEnd,
  alongside: readonly Statement[] = [],
): Promise<boolean> => {
  const [readings, tariffs] = await Promise.all([
    readReadings(pool, [{ ...session, stoppedAt }]),
    readTariffs([session.tariff_version_id]),
  ]);
  const completed = completeSession(
    session,
    {
      stoppedAt,
      meterStopWh,
      stopReason: 'Other',
      anomalies: [...session.anomalies.filter((known) => known !== 'stale'), anomaly],
      stopIdTag: null,
      receivedAt: null,
      stopTransactionId: null,
    },
    readings.get(session.id) ?? [],
    tariffs.get(session.tariff_version_id ?? '') ?? null,
    meterOf(session.charge_point_id),
  );
  try {
    await commitAll(pool, [updateCompleted([completed]), ...alongside]);
    return true;
  } catch (error) {
    if (error instanceof ChangedMeanwhile) return false;
    throw error;
  }
};
