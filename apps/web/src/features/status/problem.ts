import type { StatusPage } from '@laadpoort/contract/stations/station';
import { statusSentence, type StatusAction } from '@laadpoort/domain/stations/status-sentence';

export type Point = StatusPage['points'][number];

const toDate = (at: string | null) => (at === null ? null : new Date(at));

/** The domain's sentence about a charging point: what is happening, how serious it is, what helps. */
export const sentenceOf = (point: Point, now: Date) => {
  const { state, outOfOrder, session, errorCode, statusInfo, otherStatus, lastSeenAt, reservation } = point;
  return statusSentence({
    state,
    outOfOrder,
    errorCode,
    info: statusInfo,
    otherStatus,
    lastSeenAt: toDate(lastSeenAt),
    reservation: reservation && { ...reservation, until: new Date(reservation.until) },
    session: session && {
      powerW: session.powerW,
      energyWh: BigInt(session.energyWh),
      durationSeconds: Math.round((now.getTime() - new Date(session.startedAt).getTime()) / 1000),
    },
  });
};

const problemStates: readonly Point['state'][] = ['fault', 'offline', 'out-of-order', 'never-connected'];

export const isProblem = ({ state }: Point) => problemStates.includes(state);

/** Where the help is: the page of the device with the button, or with the events. */
export const helpPath = ({ chargePointId }: Point, action: StatusAction) => {
  if (action === 'connect-charge-point') return `/devices/${chargePointId}`;
  if (action === 'check-power-and-internet' || action === 'call-installer')
    return `/devices/${chargePointId}/events`;
  return `/devices/${chargePointId}/operation`;
};
