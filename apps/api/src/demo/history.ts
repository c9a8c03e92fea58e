import { isRevisable } from '@laadpoort/domain/sessions/session';
import { dayOf, daysPeriod } from '@laadpoort/domain/reports/month';
import { stations } from './places.ts';
import type { DemoStation } from './demo-station.ts';
import { Random } from './random.ts';
import { DAY_MS, type PastSession, ANOMALIES_OF_VISITS, type Visit, carryOut } from './charging-visit.ts';

const ZONE = 'Europe/Amsterdam';

const DAYS = 365;

/** A year of charging at every station up to `now`, in order; the same for the same `now`. */
export const makeHistory = (now: Date): PastSession[] => {
  const random = new Random(20_261_122);
  const busyUntil = new Map<string, number>();
  const registerWh = new Map<string, number>();
  const sessions: PastSession[] = [];
  for (let daysAgo = DAYS; daysAgo >= 0; daysAgo -= 1) {
    const day = dayOf(new Date(now.getTime() - daysAgo * DAY_MS), ZONE);
    const visits = stations.flatMap((station) => visitsOf(station, day, daysAgo, random));
    for (const visit of visits.toSorted((a, b) => a.startedAt.getTime() - b.startedAt.getTime())) {
      const session = carryOut(visit, busyUntil, registerWh, random);
      if (session && session.endedAt.getTime() < now.getTime() - 5 * 60_000) sessions.push(session);
    }
  }
  return sessions.map((session, index) => {
    const anomalies = ANOMALIES_OF_VISITS.get(sessions.length - index) ?? session.anomalies;
    return { ...session, anomalies, stopReason: isRevisable(anomalies) ? null : session.stopReason };
  });
};

const visitsOf = (station: DemoStation, day: string, daysAgo: number, random: Random): Visit[] => {
  const { visitsADay, arrivals } = station.habit;
  const weekday = (new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7;
  // More electric cars every month.
  const expected = (visitsADay[weekday] ?? 0) * (1.1 - 0.35 * (daysAgo / DAYS));
  const midnight = daysPeriod(day, day, ZONE).from.getTime();
  return station.chargePoints.flatMap((chargePoint) =>
    chargePoint.connectors.flatMap((_, index) => {
      const visits = Math.floor(expected) + (random.chance(expected % 1) ? 1 : 0);
      return Array.from({ length: visits }, () => {
        const [from, until] = random.pick(arrivals);
        const startedAt = new Date(midnight + Math.round(random.between(from, until) * 3600) * 1000);
        return { station, chargePoint, connectorId: index + 1, startedAt };
      });
    }),
  );
};
