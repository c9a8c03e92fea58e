import { ChangedMeanwhile } from '#platform/database/database-error.ts';
import { commitAll, type Statement } from '#platform/database/statements.ts';
import type { EndedSession } from '../ended-session.ts';
import { claimStopReadings } from '../stop/claim-readings.ts';
import { updateCompleted } from '../stop/update-completed.ts';
import type { StopDeps } from '../stop/record-stops.ts';
import { remeasureContradicted } from '../upkeep/remeasure-ended.ts';
import type { PlacedStop } from './assigned-stops.ts';
import { completeEndings, type NewEnding } from './session-endings.ts';

export interface StoreEndingsDeps extends StopDeps {
  readonly ended: (session: EndedSession) => void;
  /** A session that had ended ended otherwise. */
  readonly changed: (session: EndedSession) => void;
}

/**
 * Stores how sessions of one charge point end now, with what goes along with their stops, and tells of them.
 * @returns false when a session has changed meanwhile: then nothing is stored
 */
export const storeEndings = async (
  deps: StoreEndingsDeps,
  chargePointId: string,
  endings: readonly NewEnding[],
  alongside: (placed: readonly PlacedStop[]) => readonly Statement[],
): Promise<boolean> => {
  const placed = endings.flatMap(({ stop, session }) =>
    stop === null
      ? []
      : [{ ...stop, chargePointId, sessionId: session.id, receivedAt: stop.said.receivedAt }],
  );
  await claimStopReadings(deps.pool, placed);
  const completed = await completeEndings(deps, endings);
  try {
    await commitAll(deps.pool, [updateCompleted(completed), ...alongside(placed)]);
  } catch (error) {
    if (error instanceof ChangedMeanwhile) return false;
    throw error;
  }
  await remeasureContradicted(deps, completed);
  for (const { session } of endings) {
    const tell = session.state === 'completed' ? deps.changed : deps.ended;
    tell({
      accountId: session.account_id,
      stationId: session.station_id,
      chargePointId,
      sessionId: session.id,
    });
  }
  return true;
};
