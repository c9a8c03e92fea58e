import type { CardAuthorization, PresentedCard } from '#chargers/cards.ts';
import {
  decideAuthorization,
  type AuthorizationMode,
  type KnownCardFacts,
  type WhitelistEntryFacts,
} from '@laadpoort/domain/whitelist/decide-authorization';
import { cardStanding, type CardOnFile } from '@laadpoort/domain/whitelist/id-tag-info';
import { columns } from '#platform/database/columns.ts';
import type pg from 'pg';

interface FactsRow {
  account_id: string | null;
  station_id: string | null;
  authorization_mode: AuthorizationMode | null;
  accepted: boolean | null;
  connector_known: boolean;
  publicly_available: boolean;
  provider_id: string | null;
  card_blocked: boolean;
  card_expired: boolean;
  card_lost: boolean;
  card_expires_at: Date | null;
  card_group: string | null;
  of_own_account: boolean;
  entry_id: string | null;
  description: string;
  entry_blocked: boolean;
  valid_from: Date | null;
  valid_until: Date | null;
  station_ids: string[];
  entry_group: string | null;
  charges_elsewhere: boolean;
}

const CARDS = columns<PresentedCard>({
  charge_point_id: ['uuid', ({ chargePointId }) => chargePointId],
  connector_id: ['int', ({ connectorId }) => connectorId],
  id_tag: ['text', ({ idTag }) => idTag],
  at: ['timestamptz', ({ at }) => at],
});

/** Facts of all cards in one query. A session whose connector is free again, or unreachable, does not occupy a card. */
const GATHER = `
  SELECT cp.account_id, cp.station_id, cp.authorization_mode, cp.registration = 'accepted' AS accepted,
         connector.connector_id IS NOT NULL AS connector_known,
         coalesce(connector.publicly_available,
                  (SELECT bool_or(c.publicly_available) FROM connector c
                    WHERE c.charge_point_id = cp.id AND tap.connector_id IS NULL), false) AS publicly_available,
         token.provider_id,
         token.blocked_at IS NOT NULL AS card_blocked,
         coalesce(token.expires_at <= tap.at, false) AS card_expired,
         token.lost_at IS NOT NULL AS card_lost, token.expires_at AS card_expires_at,
         token.parent_id_tag AS card_group,
         EXISTS (SELECT FROM member
                  WHERE member.organization_id = cp.account_id AND member.user_id = token.holder_id) AS of_own_account,
         entry.id AS entry_id, entry.description, entry.blocked_at IS NOT NULL AS entry_blocked,
         entry.valid_from, entry.valid_until, entry.parent_id_tag AS entry_group,
         ARRAY(SELECT at_station.station_id::text FROM whitelist_entry_station at_station
                WHERE at_station.entry_id = entry.id) AS station_ids,
         tap.connector_id IS NOT NULL AND EXISTS (
           SELECT FROM session s
             JOIN charge_point other ON other.id = s.charge_point_id
             LEFT JOIN connector c ON c.charge_point_id = s.charge_point_id AND c.connector_id = s.connector_id
            WHERE s.account_id = cp.account_id AND s.id_tag = tap.id_tag AND s.ended_at IS NULL
              AND (s.charge_point_id, s.connector_id) <> (tap.charge_point_id, tap.connector_id)
              AND other.connected_since IS NOT NULL AND other.disconnected_at IS NULL
              AND (c.ocpp_status IS DISTINCT FROM 'Available' OR c.status_at < s.started_at)) AS charges_elsewhere
    FROM ${CARDS.numberedAs('tap')}
    LEFT JOIN charge_point cp ON cp.id = tap.charge_point_id
    LEFT JOIN connector ON connector.charge_point_id = cp.id AND connector.connector_id = tap.connector_id
    LEFT JOIN id_token token ON token.uid = tap.id_tag
    LEFT JOIN whitelist_entry entry ON entry.account_id = cp.account_id AND entry.uid = tap.id_tag
   ORDER BY tap.n`;

/** Whether each card may charge where it was presented, in the given order. Stores nothing. */
export const authorizeCards = async (
  database: Pick<pg.Pool, 'query'>,
  taps: readonly PresentedCard[],
): Promise<readonly CardAuthorization[]> => {
  const { rows } = await database.query<FactsRow>({
    name: 'authorize-cards',
    text: GATHER,
    values: CARDS.values(taps),
  });
  const charging = new Set<string>();
  return taps.map((tap, index) => {
    const row = rows[index];
    if (row === undefined) throw new Error('a tap was lost');
    const card = `${row.account_id} ${tap.idTag}`;
    const authorization = authorize(tap, row, charging.has(card));
    // Two starts with one card in one batch: the second one has to see the first.
    if (tap.connectorId !== null && authorization.decision.status === 'Accepted') charging.add(card);
    return authorization;
  });
};

const authorize = (tap: PresentedCard, row: FactsRow, chargesInBatch: boolean): CardAuthorization => {
  const decision = decideAuthorization({
    now: tap.at,
    stationId: row.station_id ?? '',
    chargePointInService: row.accepted === true,
    authorizationMode: row.authorization_mode ?? 'whitelist',
    publiclyAvailable: row.publicly_available,
    reportedLost: row.card_lost,
    whitelistEntry: entryOf(row),
    knownCard: cardOf(row),
    openSessionElsewhere: row.charges_elsewhere || chargesInBatch,
  });
  return {
    accountId: row.account_id,
    providerId: row.provider_id,
    connectorKnown: row.connector_known,
    decision,
    standing: cardStanding(decision, onFile(row)),
  };
};

const onFile = (row: FactsRow): CardOnFile => {
  const holdsHere = row.station_ids.length === 0 || row.station_ids.includes(row.station_id ?? '');
  return {
    entry:
      row.entry_id !== null && holdsHere
        ? { parentIdTag: row.entry_group, validUntil: row.valid_until }
        : null,
    token: row.provider_id === null ? null : { parentIdTag: row.card_group, expiresAt: row.card_expires_at },
  };
};

const entryOf = (row: FactsRow): WhitelistEntryFacts | null =>
  row.entry_id === null
    ? null
    : {
        id: row.entry_id,
        description: row.description,
        blocked: row.entry_blocked,
        validFrom: row.valid_from,
        validUntil: row.valid_until,
        stationIds: row.station_ids,
      };

const cardOf = (row: FactsRow): KnownCardFacts | null => {
  if (row.provider_id === null) return null;
  const status = row.card_blocked ? 'blocked' : row.card_expired ? 'expired' : 'valid';
  return { status, ofOwnAccount: row.of_own_account };
};
