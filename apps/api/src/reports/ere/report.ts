import type { EreMeterEntry, EreReport } from '@laadpoort/contract/reports/ere';
import type { EreSessionRow } from '@laadpoort/contract/reports/ere-sessions';
import { ERE_REASONS } from '@laadpoort/domain/reports/ere/decide-ere';
import { ereSum } from '@laadpoort/domain/reports/ere/units';
import { dayOf } from '@laadpoort/domain/reports/month';
import type { Ask } from './ask.ts';
import { readClaims } from './read-claims.ts';
import { readEreYear, type EreYear, type YearRow } from './read-year.ts';
import { pageByKey } from '#platform/http/page-cursor.ts';

interface ChargerRow {
  readonly chargePointId: string;
  readonly stationName: string;
  readonly serialNumber: string;
  readonly timeZone: string;
}

const CHARGERS = `
  SELECT cp.id AS "chargePointId", station.name AS "stationName", cp.serial_number AS "serialNumber",
         station.time_zone AS "timeZone"
    FROM charge_point cp JOIN station ON station.id = cp.station_id
   WHERE cp.account_id = $1 ORDER BY station.name, station.id, cp.serial_number, cp.id`;

/** The dossier of a year. */
export const readEreReport = async (
  ask: Ask,
  accountId: string,
  year: number,
  now: Date,
): Promise<EreReport> => {
  const [read, chargers] = await Promise.all([
    readEreYear(ask, accountId, year, now),
    ask<ChargerRow>(CHARGERS, [accountId]),
  ]);
  return {
    year: String(year),
    share: read.share,
    counting: ereSum(read.counting),
    claimed: ereSum(read.claimed),
    waiting: waitingOf(read),
    chargers: chargers.map(({ timeZone, ...charger }) => ({
      ...charger,
      ...holding(read.meters.get(charger.chargePointId) ?? [], dayOf(now, timeZone)),
    })),
    authorisations: read.authorisations,
    claims: await readClaims(ask, { accountId, year, claimed: read.claimed }),
  };
};

const waitingOf = ({ rows }: EreYear): EreReport['waiting'] => {
  const byState = Map.groupBy(rows, ({ state }) => state);
  return ERE_REASONS.flatMap((reason) => {
    const waiting = byState.get(reason) ?? [];
    const energyWh = waiting.reduce((sum, { session }) => sum + session.energyWh, 0);
    return waiting.length > 0 ? [{ reason, sessions: waiting.length, energyWh }] : [];
  });
};

const holding = (meters: readonly EreMeterEntry[], today: string) => ({
  meter: meters.find(({ validFrom }) => validFrom <= today) ?? null,
  coming: meters.filter(({ validFrom }) => validFrom > today).toReversed(),
});

interface PageAsked {
  readonly state: EreSessionRow['state'] | undefined;
  readonly cursor: string | undefined;
  readonly limit: number;
}

/** A page of the sessions of a year, the newest first, from after a place on. */
export const ereSessionsPage = (rows: readonly YearRow[], { state, cursor, limit }: PageAsked) => {
  const asked = rows.filter((row) => state === undefined || row.state === state).toReversed();
  const after = cursor === undefined ? asked : asked.filter((row) => placeOf(row) < cursor);
  const { page, nextCursor } = pageByKey(after, limit, placeOf);
  return { rows: page.map(toRow), nextCursor };
};

const placeOf = ({ session: { endedAt, sessionId } }: YearRow): string =>
  `${endedAt.toISOString()} ${String(sessionId).padStart(10, '0')}`;

const toRow = ({ session, state, units }: YearRow): EreSessionRow => ({
  sessionId: session.sessionId,
  stationName: session.stationName,
  serialNumber: session.serialNumber,
  connectorId: session.connectorId,
  endedAt: session.endedAt.toISOString(),
  endDay: session.endDay,
  energyWh: session.energyWh,
  state,
  units,
});
