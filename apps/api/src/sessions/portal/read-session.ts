import type { SessionDetail } from '@laadpoort/contract/sessions/session';
import { tariffComponentSchema, vatBasisSchema } from '@laadpoort/contract/tariffs';
import { abandonedBecause } from '@laadpoort/domain/sessions/stop/end-by-person';
import { priceSession, type FreeOfCharge } from '@laadpoort/domain/tariffs/price-session';
import type { TariffVersion } from '@laadpoort/domain/tariffs/tariff';
import { z } from 'zod';
import type { Database } from '#platform/database/database.ts';
import type { SessionReader } from './session-filter.ts';
import { SESSION_COLUMNS, SESSION_JOINS, toSession, type ListedSession } from './listed-session.ts';
import { readDecisions } from './read-decisions.ts';
import { endableFactsOf, readOpenSession } from '../upkeep/reconcile-facts.ts';
import { readTimeline } from './session-timeline.ts';

/** One session of the account with everything that is stored about it. */
export interface SessionRecord extends ListedSession {
  authorizationStatus: string;
  authorizationRule: string;
  meterStartWh: number;
  meterStopWh: number | null;
  startReceivedAt: Date;
  stopReceivedAt: Date | null;
  whitelistEntryId: string | null;
  stopIdTag: string | null;
  tariffId: string | null;
  tariffComponents: unknown;
  vatBasis: string | null;
  tariffValidFrom: Date | null;
  measuredEnergyWh: number | null;
  idleSeconds: number;
}

/** A session of the account; null if it has none with that id. */
export const findSession = async (
  { pool }: Database,
  { accountId, now }: SessionReader,
  sessionId: number,
): Promise<SessionRecord | null> => {
  const { rows } = await pool.query<SessionRecord>(
    `SELECT ${SESSION_COLUMNS},
            s.authorization_status AS "authorizationStatus", s.authorization_rule AS "authorizationRule",
            s.meter_start_wh::float8 AS "meterStartWh", s.meter_stop_wh::float8 AS "meterStopWh",
            s.start_received_at AS "startReceivedAt", s.stop_received_at AS "stopReceivedAt",
            s.whitelist_entry_id AS "whitelistEntryId", s.stop_id_tag AS "stopIdTag", tariff.id AS "tariffId",
            tariff.components AS "tariffComponents", tariff.vat_basis AS "vatBasis",
            tariff.valid_from AS "tariffValidFrom", s.measured_energy_wh::float8 AS "measuredEnergyWh",
            s.idle_seconds AS "idleSeconds"
     FROM ${SESSION_JOINS} LEFT JOIN tariff_version tariff ON tariff.id = s.tariff_version_id
     WHERE s.account_id = $1 AND s.id = $3`,
    [accountId, now, sessionId],
  );
  return rows[0] ?? null;
};

/** The page of a session: its row, how the amount was calculated and what happened. */
export const readSession = async (
  db: Database,
  reader: SessionReader,
  sessionId: number,
): Promise<SessionDetail | null> => {
  const session = await findSession(db, reader, sessionId);
  if (!session) return null;
  return {
    ...toSession(session, reader),
    authorizationStatus: session.authorizationStatus,
    authorizationRule: session.authorizationRule,
    meterStartWh: session.meterStartWh,
    meterStopWh: session.meterStopWh,
    vatBasis: vatBasisSchema.nullable().parse(session.vatBasis),
    tariffValidFrom: session.tariffValidFrom?.toISOString() ?? null,
    priceLines: priceLines(session),
    measuredEnergyWh: session.measuredEnergyWh,
    idleSeconds: session.idleSeconds,
    abandoned: await readAbandoned(db, session, reader.now),
    decisions: await readDecisions(db, session.id),
    timeline: await readTimeline(db, session, reader.now),
  };
};

const readAbandoned = async (
  { pool }: Database,
  { id, endedAt }: SessionRecord,
  now: Date,
): Promise<SessionDetail['abandoned']> => {
  const open = endedAt === null ? await readOpenSession(pool, id) : null;
  return open && abandonedBecause(endableFactsOf(open, now));
};

const priceLines = (session: SessionRecord): SessionDetail['priceLines'] => {
  const energyWh = BigInt(session.energyWh);
  const { lines } = priceSession({ energyWh, tariff: tariffOf(session), free: freeOf(session) });
  return lines.map((line) => ({
    kind: line.kind,
    energyWh: session.energyWh,
    pricePerKwh: line.kind === 'energy' ? line.pricePerKwh : null,
    amount: line.amount,
  }));
};

export const tariffOf = (session: SessionRecord): TariffVersion | null => {
  if (session.tariffId === null || session.tariffValidFrom === null) return null;
  return {
    id: session.tariffId,
    currency: 'EUR',
    vatBasis: vatBasisSchema.parse(session.vatBasis),
    validFrom: session.tariffValidFrom,
    components: z.array(tariffComponentSchema).parse(session.tariffComponents),
  };
};

export const freeOf = (session: SessionRecord): FreeOfCharge | null => {
  if (session.freeRule === null) return null;
  if (session.freeRule === 'free-charging') return { rule: 'free-charging' };
  const { whitelistEntryId, whitelistDescription } = session;
  return { rule: 'whitelist', entryId: whitelistEntryId ?? '', description: whitelistDescription ?? '' };
};
