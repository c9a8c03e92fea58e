import { overlaps } from './overlap.ts';
import { REGISTER_TOLERANCE_WH } from './readings/registers/meter-register.ts';

export interface SessionTimes {
  readonly startedAt: Date;
  readonly endedAt: Date;
}

/** A session of a connector, with what its own readings told. */
export interface OverlappingSession extends SessionTimes {
  /** What its energy was counted between; null if not known. */
  readonly beginWh: bigint | null;
  readonly endWh: bigint | null;
  readonly readings: readonly { readonly at: Date; readonly registerWh: bigint }[];
}

/**
 * When a connector went from one session to the next, where their times overlap: it serves one at a time. While the
 * earlier one still charged, the later one had not begun; otherwise its start stands, since a start is told by a card
 * and a stop may be told late. Null: both charged at once, so that no times can be proposed.
 */
export const handover = (earlier: OverlappingSession, later: OverlappingSession): Date | null => {
  const stillCharging = earlier.readings.findLast(
    ({ at, registerWh }) =>
      at > later.startedAt && earlier.endWh !== null && registerWh < earlier.endWh - REGISTER_SLACK_WH,
  )?.at;
  if (stillCharging === undefined) return later.startedAt;
  const charging = later.readings.find(
    ({ at, registerWh }) =>
      at < earlier.endedAt && later.beginWh !== null && registerWh > later.beginWh + REGISTER_SLACK_WH,
  )?.at;
  const at = charging === undefined ? earlier.endedAt : stillCharging;
  return at < later.endedAt && (charging === undefined || stillCharging < charging) ? at : null;
};

interface ChangedTimes {
  readonly decidedAt: Date;
  readonly before: SessionTimes;
}

/**
 * When a session was as its charger told, where people's decisions have changed that; null: it is as told. What was
 * decided about a former stop tells nothing of the end that a later one told.
 */
export const toldTimes = (
  { startedAt, endedAt }: SessionTimes,
  stopReceivedAt: Date | null,
  oldestFirst: readonly ChangedTimes[],
): SessionTimes | null => {
  const ofThisStop = oldestFirst.find(
    ({ decidedAt }) => stopReceivedAt === null || decidedAt >= stopReceivedAt,
  );
  const told = {
    startedAt: oldestFirst[0]?.before.startedAt ?? startedAt,
    endedAt: ofThisStop?.before.endedAt ?? endedAt,
  };
  const isSame =
    told.startedAt.getTime() === startedAt.getTime() && told.endedAt.getTime() === endedAt.getTime();
  return isSame ? null : told;
};

const REGISTER_SLACK_WH = BigInt(REGISTER_TOLERANCE_WH);

interface Neighbours {
  readonly previous: OverlappingSession | null;
  readonly next: OverlappingSession | null;
}

/** The times of a session that overlaps the one before or after it; null: there is nothing to propose. */
export const proposedTimes = (
  session: OverlappingSession,
  { previous, next }: Neighbours,
): SessionTimes | null => {
  const { startedAt, endedAt } = session;
  const began = previous && overlaps(previous.endedAt, startedAt) ? handover(previous, session) : startedAt;
  const ended = next && overlaps(endedAt, next.startedAt) ? handover(session, next) : endedAt;
  if (began === null || ended === null || began >= ended) return null;
  const isSame = began.getTime() === startedAt.getTime() && ended.getTime() === endedAt.getTime();
  return isSame ? null : { startedAt: began, endedAt: ended };
};
