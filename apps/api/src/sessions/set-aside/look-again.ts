import { isCredible } from '@laadpoort/domain/sessions/readings/times/charge-point-time';
import { lookAgain as decide, type SecondLook } from '@laadpoort/domain/sessions/stop/look-again';
import { gatherSetAside } from './gather-set-aside.ts';
import { withSomethingSetAside } from './find-set-aside.ts';
import { lookedAt, type KeptStop, type LookedAtRow } from './looked-at-session.ts';
import { assignKeptStops, followStops } from './assigned-stops.ts';
import { endingWith, presumedEnd, type CardOfStop, type NewEnding } from './session-endings.ts';
import { placeReadings } from './set-aside-readings.ts';
import { storeEndings, type StoreEndingsDeps } from './store-endings.ts';

export interface LookAgainDeps extends StoreEndingsDeps {
  readonly now: () => Date;
}

/** Looks again at what one charge point has set aside, now that something of it has changed. */
export type LookAgainAt = (chargePointId: string) => Promise<void>;

/** The same for those of many that have something set aside. */
export const lookAgain = async (deps: LookAgainDeps, chargePointIds: readonly string[]): Promise<void> => {
  if (chargePointIds.length === 0) return;
  for (const chargePointId of await withSomethingSetAside(deps.pool, chargePointIds))
    await lookAgainAt(deps, chargePointId);
};

/** Places what can be placed by now; stops that were placed before may turn out to be another session's. */
export const lookAgainAt = async (deps: LookAgainDeps, chargePointId: string): Promise<void> => {
  const now = deps.now();
  const { sessions, stops } = await gatherSetAside(deps.pool, chargePointId, now);
  await placeReadings(deps, chargePointId);
  const cards = await standingsOf(deps, chargePointId, stops);
  const look = decide(
    sessions.map(lookedAt),
    stops.map(({ stopId, said }) => ({
      ...said,
      stopId,
      stoppedAt: isCredible(said.stoppedAt, said.receivedAt, 5) ? said.stoppedAt : null,
      card: cards.get(said.idTag ?? '') ?? null,
    })),
  );
  if (look.placements.length + look.withoutStop.length === 0) return;
  const endings = endingsOf(look, { sessions, stops, cards });
  // Whatever has changed a session meanwhile looks again itself, and so does the next sweep.
  await storeEndings(deps, chargePointId, endings, (placed) => [
    ...followStops(placed),
    ...assignKeptStops(placed),
  ]);
};

/** The cards of stops, and whose group they are of. */
export const standingsOf = async (
  { readCardStandings }: LookAgainDeps,
  chargePointId: string,
  stops: readonly KeptStop[],
): Promise<ReadonlyMap<string, CardOfStop>> => {
  const named = stops.flatMap(({ said: { idTag, receivedAt: at } }) =>
    idTag === null ? [] : [{ chargePointId, idTag, at }],
  );
  if (named.length === 0) return new Map();
  const standings = await readCardStandings(named);
  return new Map(
    named.flatMap(({ idTag }, index) => {
      const standing = standings[index];
      return standing === undefined ? [] : [[idTag, { ...standing, idTag }]];
    }),
  );
};

const endingsOf = (
  { placements, withoutStop: bereft }: SecondLook,
  {
    sessions,
    stops,
    cards,
  }: {
    readonly sessions: readonly LookedAtRow[];
    readonly stops: readonly KeptStop[];
    readonly cards: ReadonlyMap<string, CardOfStop>;
  },
): NewEnding[] => {
  const sessionOf = (sessionId: number) => sessions.filter(({ id }) => id === sessionId);
  const withStop = placements.flatMap(({ stopId, sessionId, certainty }) =>
    stops
      .filter((stop) => stop.stopId === stopId)
      .flatMap((stop) =>
        sessionOf(sessionId).map((session) => {
          const mark =
            certainty === 'likeliest' ? 'proposed_stop' : stop.isForeign ? 'foreign_stop_id' : 'matched_stop';
          return {
            session,
            stop,
            ending: endingWith(session, stop, cards.get(stop.said.idTag ?? '') ?? null, [mark]),
          };
        }),
      ),
  );
  const without = bereft
    .flatMap(sessionOf)
    .map((session) => ({ session, stop: null, ending: presumedEnd(session) }));
  return [...withStop, ...without];
};
