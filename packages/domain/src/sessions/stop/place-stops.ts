import { SAME_MOMENT_MS } from '../overlap.ts';
import { isSameGroup, type GroupedCard } from './same-group.ts';

/** A stop that names no session of its charge point. */
export interface UnmatchedStop {
  readonly stopId: string;
  /** As sent; `null`: none. */
  readonly transactionIdRaw: string | null;
  /** `null`: none was named. */
  readonly card: GroupedCard | null;
  /** `null`: the timestamp could not be read, or cannot be right. */
  readonly stoppedAt: Date | null;
  readonly meterStopWh: bigint | null;
  readonly receivedAt: Date;
}

/** A session that such a stop may end: running, ended by us, or ended by another stop of that kind. */
export interface EndableSession {
  readonly sessionId: number;
  readonly connectorId: number;
  /** Of the starting card; empty for a session adopted from meter values. */
  readonly idTag: string;
  readonly parentIdTag: string | null;
  /** The id that its charge point's meter values gave it, if not ours. */
  readonly chargePointTransactionId: string | null;
  readonly isRunning: boolean;
  /** Ended by us or a person for want of a stop, not by what its charge point sent. */
  readonly isPresumedEnded: boolean;
  readonly startedAt: Date;
  readonly startReceivedAt: Date;
  readonly meterStartWh: bigint;
  readonly lastSample: { readonly at: Date; readonly registerWh: bigint | null } | null;
  /** The connector's next session. */
  readonly next: { readonly startedAt: Date; readonly meterStartWh: bigint } | null;
  /** It runs, and its connector reports that it charges, or pauses. */
  readonly isInSession: boolean;
}

export interface Placement {
  readonly stopId: string;
  readonly sessionId: number;
  /** `likeliest`: others are possible, so a person has to confirm it. */
  readonly certainty: 'only' | 'likeliest';
}

/** Closing values may follow a stop. */
const CLOSING_MS = 5 * 60_000;
/** More than any outlet delivers on average. */
const MAX_POWER_W = 500_000;
/** Beyond these nothing is weighed: a person decides. */
const MAX_STOPS = 6;
const MAX_SESSIONS = 8;

/**
 * Which sessions of one charge point its stops end that name none of them, decided from all of them together, so that
 * the order in which they arrived does not matter. Stops that are missing in the result stay set aside.
 *
 * | stops and the sessions that they fit | placed |
 * |---|---|
 * | every way of placing all of them agrees on a stop | `only` |
 * | as many stops as sessions, in several ways | `likeliest`, all of them |
 * | fewer stops, and as many connectors that still charge as are left over | on the others |
 * | otherwise | no |
 */
export const placeStops = (
  sessions: readonly EndableSession[],
  stops: readonly UnmatchedStop[],
): readonly Placement[] => {
  const ordered = stops.toSorted(inOrder);
  const fitting = ordered.map((stop) => ({ stop, sessions: sessionsOf(stop, sessions) }));
  return groupsOf(fitting).flatMap(placeGroup);
};

interface Fitting {
  readonly stop: UnmatchedStop;
  readonly sessions: readonly EndableSession[];
}

/** By what they say, never by how they came. */
const inOrder = (a: UnmatchedStop, b: UnmatchedStop): number =>
  timeOf(a) - timeOf(b) ||
  (a.transactionIdRaw ?? '').localeCompare(b.transactionIdRaw ?? '') ||
  Number((a.meterStopWh ?? 0n) - (b.meterStopWh ?? 0n));

const timeOf = ({ stoppedAt, receivedAt }: UnmatchedStop): number => (stoppedAt ?? receivedAt).getTime();

/** The sessions that a stop may end: those of its own id, or else those that it fits and that have no other id. */
export const sessionsOf = (
  stop: UnmatchedStop,
  sessions: readonly EndableSession[],
): readonly EndableSession[] => {
  const { transactionIdRaw } = stop;
  const fitting = sessions.filter((session) => fits(stop, session));
  const named = sessions.filter(
    ({ chargePointTransactionId: ownId }) => ownId !== null && ownId === transactionIdRaw,
  );
  const namedAndFitting = named.filter((session) => fitting.includes(session));
  if (namedAndFitting.length > 0) return namedAndFitting;
  const runningAndNamed = named.filter(({ isRunning }) => isRunning);
  if (runningAndNamed.length > 0) return runningAndNamed;
  const unnamed = fitting.filter(
    ({ chargePointTransactionId: ownId }) => isNone(ownId) || isNone(transactionIdRaw),
  );
  const reported = unnamed.filter(({ isPresumedEnded }) => !isPresumedEnded);
  return reported.length > 0 ? reported : unnamed;
};

/** Firmware sends 0 for "none" too, so it speaks for no session against another. */
const isNone = (id: string | null): boolean => id === null || id === '0';

const fits = (stop: UnmatchedStop, session: EndableSession): boolean => {
  const { card, meterStopWh, stoppedAt } = stop;
  const { startedAt, meterStartWh, next, lastSample } = session;
  // Without a time nothing speaks for a session that nobody knew of.
  if (stoppedAt === null && session.startReceivedAt > stop.receivedAt) return false;
  const at = timeOf(stop);
  const gainedWh = meterStopWh === null ? null : meterStopWh - meterStartWh;
  return (
    mayStop(card, session) &&
    at >= startedAt.getTime() &&
    (next === null || at <= next.startedAt.getTime() + SAME_MOMENT_MS) &&
    (lastSample === null || lastSample.at.getTime() <= at + CLOSING_MS) &&
    (gainedWh === null || (gainedWh >= 0n && powerW(gainedWh, at - startedAt.getTime()) <= MAX_POWER_W))
  );
};

/** The starting card or one of its group; a session without a card can be stopped by any. */
export const mayStop = (card: GroupedCard | null, session: GroupedCard): boolean =>
  card === null || session.idTag === '' || card.idTag === session.idTag || isSameGroup(card, session);

/** On average; a meter may step just before the stop, so a short time counts as five minutes. */
const powerW = (energyWh: bigint, elapsedMs: number): number =>
  Number(energyWh) / (Math.max(elapsedMs, CLOSING_MS) / 3_600_000);

/** Stops that could take a session from each other. */
const groupsOf = (fitting: readonly Fitting[]): Fitting[][] => {
  const groups: Fitting[][] = [];
  for (const each of fitting) {
    if (each.sessions.length === 0) continue;
    const [touching, apart] = [groups.filter(touches(each)), groups.filter((group) => !touches(each)(group))];
    groups.splice(0, groups.length, ...apart, [...touching.flat(), each]);
  }
  return groups;
};

const touches = (one: Fitting) => (group: readonly Fitting[]) =>
  group.some(({ sessions }) => sessions.some((session) => one.sessions.includes(session)));

const placeGroup = (group: readonly Fitting[]): Placement[] => {
  const sessions = [...new Set(group.flatMap((each) => each.sessions))];
  if (group.length > Math.min(sessions.length, MAX_STOPS) || sessions.length > MAX_SESSIONS) return [];
  const ways = waysOf(group);
  const agreed = agreedIn(ways);
  if (sessions.length === group.length) return likeliest(ways, agreed);
  const over = sessions.filter(({ isInSession }) => !isInSession);
  const hasMore = agreed.length < group.length && over.length < sessions.length;
  if (!hasMore || over.length < group.length) return agreed;
  const ofOver = agreedIn(
    waysOf(group.map((each) => ({ ...each, sessions: each.sessions.filter((one) => over.includes(one)) }))),
  );
  return ofOver.length > agreed.length ? ofOver : agreed;
};

type Way = readonly { readonly stop: UnmatchedStop; readonly session: EndableSession }[];

/** Every way of placing all stops, each on a session of its own. */
const waysOf = ([first, ...others]: readonly Fitting[], taken: readonly EndableSession[] = []): Way[] => {
  if (first === undefined) return [[]];
  return first.sessions
    .filter((session) => !taken.includes(session))
    .flatMap((session) =>
      waysOf(others, [...taken, session]).map((way) => [{ stop: first.stop, session }, ...way]),
    );
};

const agreedIn = ([first, ...others]: readonly Way[]): Placement[] =>
  (first ?? []).flatMap(({ stop: { stopId }, session: { sessionId } }, index) =>
    others.every((way) => way[index]?.session.sessionId === sessionId)
      ? [{ stopId, sessionId, certainty: 'only' as const }]
      : [],
  );

const likeliest = (ways: readonly Way[], agreed: readonly Placement[]): Placement[] => {
  const [best] = ways
    .map((way) => ({ way, cost: costOf(way) }))
    .toSorted((a, b) => a.cost - b.cost || connectorsOf(a.way).localeCompare(connectorsOf(b.way)));
  if (best === undefined) return [];
  return best.way.map(
    ({ stop: { stopId }, session: { sessionId } }) =>
      agreed.find((placement) => placement.stopId === stopId) ?? {
        stopId,
        sessionId,
        certainty: 'likeliest',
      },
  );
};

const connectorsOf = (way: Way): string =>
  way.map(({ session }) => `${session.connectorId} ${session.startedAt.toISOString()}`).join();

const REAL_POWER_W = 22_000;

/** How much has to be explained: power that few cars draw, energy between sessions, ids that do not count on. */
const costOf = (way: Way): number => {
  const pairs = way.reduce((sum, { stop, session }) => sum + costOfPair(stop, session), 0);
  const swapped = way.flatMap((a, index) => way.slice(index + 1).filter((b) => countsBack(a, b)));
  return pairs + swapped.length / 2;
};

const costOfPair = (
  stop: UnmatchedStop,
  { startedAt, meterStartWh, lastSample, next }: EndableSession,
): number => {
  const { meterStopWh } = stop;
  if (meterStopWh === null) return 0;
  const excess = (energyWh: bigint, sinceMs: number) =>
    Math.max(0, powerW(energyWh, timeOf(stop) - sinceMs) / REAL_POWER_W - 1);
  const gainedSince = lastSample?.registerWh == null ? null : meterStopWh - lastSample.registerWh;
  const afterLast =
    lastSample === null || gainedSince === null
      ? 0
      : gainedSince < 0n
        ? 5
        : excess(gainedSince, lastSample.at.getTime());
  const missingWh =
    next === null || next.meterStartWh < meterStopWh ? 0 : Number(next.meterStartWh - meterStopWh);
  return excess(meterStopWh - meterStartWh, startedAt.getTime()) + afterLast + Math.min(missingWh / 1_000, 5);
};

/** Charge points count their own ids on, up or down, from start to start. */
const countsBack = (a: Way[number], b: Way[number]): boolean => {
  const [idA, idB] = [a, b].map(({ stop }) => Math.abs(Number(stop.transactionIdRaw ?? Number.NaN)));
  const began = a.session.startedAt.getTime() - b.session.startedAt.getTime();
  return idA !== undefined && idB !== undefined && (idA - idB) * began < 0;
};
