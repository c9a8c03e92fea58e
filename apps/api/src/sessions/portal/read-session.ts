import type { SessionDetail } from '@laadpoort/contract/sessions/session-detail';
import { abandonedBecause } from '@laadpoort/domain/sessions/stop/end-by-person';
import { priceSession } from '@laadpoort/domain/tariffs/price-session';
import type { TariffVersion } from '@laadpoort/domain/tariffs/tariff';
import { joinedTariff, TARIFF_COLUMNS, type JoinedTariff } from '#chargers/prices/tariff-from-row.ts';
import { linesToStore } from '#chargers/prices/price-lines.ts';
import { freeOfCharge } from '../session-columns.ts';
import type { PricingDeps } from '../price-facts.ts';
import { ADJUSTED_HASH, readAdjustments } from '../review/read-adjustments.ts';
import { readRecomputed } from './read-recomputed.ts';
import type { Database } from '#platform/database/database.ts';
import type { SessionReader } from '../list/session-filter.ts';
import { SESSION_COLUMNS, SESSION_JOINS, type ListedSession } from '../list/listed-session.ts';
import { toSession } from '../list/to-session.ts';
import { readProposedTimes, timesOf } from '../review/read-proposed-times.ts';
import { readDecisions, toldTimesOf } from '../review/read-decisions.ts';
import { endableFactsOf, readOpenSession } from '../upkeep/reconcile-facts.ts';
import { readSigned } from './read-signed.ts';
import { readRegisters } from './session-registers.ts';
import { readTimeline } from './session-timeline.ts';
import { readWitnesses } from './read-witnesses.ts';

/** One session of the account with everything that is stored about it. */
export interface SessionRecord extends ListedSession, JoinedTariff {
  chargerRemoved: boolean;
  authorizationStatus: string;
  authorizationRule: string;
  startReceivedAt: Date;
  stopReceivedAt: Date | null;
  whitelistEntryId: string | null;
  stopIdTag: string | null;
  measuredEnergyWh: number | null;
  idleSeconds: number;
  /** Some of its idle time is not in its amount yet. */
  idleUnpriced: boolean;
  priceHash: string | null;
}

/** A session of the account; null if it has none with that id. */
export const findSession = async (
  { pool }: Database,
  { accountId, now }: SessionReader,
  sessionId: number,
): Promise<SessionRecord | null> => {
  const { rows } = await pool.query<SessionRecord>(
    `SELECT ${SESSION_COLUMNS}, cp.removed_at IS NOT NULL AS "chargerRemoved",
            s.authorization_status AS "authorizationStatus", s.authorization_rule AS "authorizationRule",
            s.start_received_at AS "startReceivedAt", s.stop_received_at AS "stopReceivedAt",
            s.whitelist_entry_id AS "whitelistEntryId", s.stop_id_tag AS "stopIdTag",
            s.measured_energy_wh::float8 AS "measuredEnergyWh", s.idle_seconds AS "idleSeconds",
            s.idle_unpriced AS "idleUnpriced", coalesce(${ADJUSTED_HASH}, s.price_hash) AS "priceHash",
            ${TARIFF_COLUMNS}
     FROM ${SESSION_JOINS} LEFT JOIN session_tariff tariff ON tariff.id = s.tariff_version_id
          LEFT JOIN station ON station.id = tariff.station_id
     WHERE s.account_id = $1 AND s.id = $3`,
    [accountId, now, sessionId],
  );
  return rows[0] ?? null;
};

/** The page of a session: its row, how the amount was calculated and what happened. */
export const readSession = async (
  db: Database,
  pricing: PricingDeps,
  reader: SessionReader,
  sessionId: number,
): Promise<SessionDetail | null> => {
  const session = await findSession(db, reader, sessionId);
  if (!session) return null;
  const tariff = joinedTariff(session);
  const decisions = await readDecisions(db, session.id);
  const told = toldTimesOf(session, decisions);
  return {
    ...toSession(session, reader),
    chargerRemoved: session.chargerRemoved,
    authorizationStatus: session.authorizationStatus,
    authorizationRule: session.authorizationRule,
    meterStartWh: session.meterStartWh,
    meterStopWh: session.meterStopWh,
    meter: await readRegisters(db, session),
    signed: await readSigned(db, session, reader.now),
    tariffValidFrom: tariff?.validFrom.toISOString() ?? null,
    priceLines: session.priceLines ?? linesOf(session, tariff),
    recomputedAmount: isFinal(session) ? await readRecomputed(pricing, session) : null,
    measuredEnergyWh: session.measuredEnergyWh,
    idleSeconds: session.idleSeconds,
    abandoned: await readAbandoned(db, session, reader.now),
    witnesses: await readWitnesses(db, session, pricing.meterOf),
    proposedTimes: await readTimesToPropose(db, session),
    toldTimes: told && timesOf(told),
    adjustments: await readAdjustments(db, session.id),
    decisions,
    timeline: await readTimeline(db, session, reader.now),
  };
};

/** Whether its amount is of all that has been stored about it. */
export const isFinal = (session: SessionRecord): boolean => notFinalBecause(session) === null;

/** Why its amount is not of all that it will be of; null: it is. */
export const notFinalBecause = ({ endedAt, idleUnpriced }: SessionRecord) => {
  if (endedAt === null) return 'not-over';
  return idleUnpriced ? 'idle-not-priced' : null;
};

const readTimesToPropose = async (
  db: Database,
  { id, review }: SessionRecord,
): Promise<SessionDetail['proposedTimes']> => {
  const { times } = review === null ? { times: null } : await readProposedTimes(db, id);
  return times && timesOf(times);
};

const readAbandoned = async (
  { pool }: Database,
  { id, endedAt }: SessionRecord,
  now: Date,
): Promise<SessionDetail['abandoned']> => {
  const open = endedAt === null ? await readOpenSession(pool, id) : null;
  return open && abandonedBecause(endableFactsOf(open, now));
};

/** Of a session before its first reading. */
const linesOf = (session: SessionRecord, tariff: TariffVersion | null): SessionDetail['priceLines'] => {
  const { startedAt, endedAt } = session;
  const course = { startedAt, until: endedAt ?? startedAt, registers: [], idle: [] };
  const energyWh = BigInt(session.energyWh);
  return linesToStore(priceSession({ energyWh, tariff, free: freeOf(session), course }).lines);
};

const freeOf = ({ freeRule, whitelistEntryId, whitelistDescription }: SessionRecord) =>
  freeOfCharge({
    free_rule: freeRule,
    whitelist_entry_id: whitelistEntryId,
    whitelist_description: whitelistDescription,
  });
