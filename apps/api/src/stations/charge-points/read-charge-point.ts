import type { ChargePoint } from '@laadpoort/contract/charge-points/charge-point';
import type { Database } from '#platform/database/database.ts';
import { chargePointAnswers, type Present } from './charge-point-answer.ts';
import { readChargePoints, type ChargePointScope } from './read-charge-points.ts';

/** One charge point as the portal shows it, or null if there is none in this scope. */
export const readChargePoint = async (
  db: Database,
  scope: ChargePointScope & { readonly chargePointId: string },
  present: Present,
): Promise<ChargePoint | null> => chargePointAnswers(await readChargePoints(db, scope), present)[0] ?? null;
