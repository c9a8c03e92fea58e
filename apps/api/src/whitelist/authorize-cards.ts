import type { CardAuthorization, PresentedCard } from '#chargers/cards.ts';
import {
  decideAuthorization,
  entryForStation,
  type AuthorizationMode,
} from '@laadpoort/domain/whitelist/decide-authorization';
import { cardStanding } from '@laadpoort/domain/whitelist/id-tag-info';
import { isShown } from '#chargers/directory/shown-connectors.ts';
import { columns } from '#platform/database/columns.ts';
import type pg from 'pg';
import { readCardGroups, type CardGroups } from './groups/card-groups.ts';
import { cardColumns, cardJoins, entryOf, knownCardOf, type CardRow } from './card-facts.ts';

interface FactsRow extends CardRow {
  account_id: string | null;
  station_id: string | null;
  authorization_mode: AuthorizationMode | null;
  accepted: boolean | null;
  connector_known: boolean;
  publicly_available: boolean;
  charges_elsewhere: boolean;
  has_groups: boolean;
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
         coalesce(connector.publicly_available AND ${isShown('connector')},
                  (SELECT bool_or(c.publicly_available) FROM connector c
                    WHERE c.charge_point_id = cp.id AND ${isShown('c')} AND tap.connector_id IS NULL), false)
           AS publicly_available,
         ${cardColumns('cp.account_id', 'tap.at')},
         tap.connector_id IS NOT NULL AND EXISTS (
           SELECT FROM session s
             JOIN charge_point other ON other.id = s.charge_point_id
             LEFT JOIN connector c ON c.charge_point_id = s.charge_point_id AND c.connector_id = s.connector_id
            WHERE s.account_id = cp.account_id AND s.id_tag = tap.id_tag AND s.ended_at IS NULL
              AND (s.charge_point_id, s.connector_id) <> (tap.charge_point_id, tap.connector_id)
              AND other.connected_since IS NOT NULL AND other.disconnected_at IS NULL
              AND (c.ocpp_status IS DISTINCT FROM 'Available' OR c.status_at < s.started_at)) AS charges_elsewhere,
         EXISTS (SELECT FROM access_group WHERE access_group.account_id = cp.account_id) AS has_groups
    FROM ${CARDS.numberedAs('tap')}
    LEFT JOIN charge_point cp ON cp.id = tap.charge_point_id
    LEFT JOIN connector ON connector.charge_point_id = cp.id AND connector.connector_id = tap.connector_id
         ${cardJoins('cp.account_id', 'tap.id_tag')}
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
  const groups = await readGroupsOf(database, taps, rows);
  const charging = new Set<string>();
  return taps.map((tap, index) => {
    const row = rows[index];
    if (row === undefined) throw new Error('a tap was lost');
    const card = `${row.account_id} ${tap.idTag}`;
    const authorization = authorize(tap, row, groups.get(index) ?? NO_GROUPS, charging.has(card));
    // Two starts with one card in one batch: the second one has to see the first.
    if (tap.connectorId !== null && authorization.decision.status === 'Accepted') charging.add(card);
    return authorization;
  });
};

const NO_GROUPS: CardGroups = { groups: [], station: { timeZone: 'UTC', tariff: null } };

/** By the place of the card. Most accounts have none: nothing is asked of the others. */
const readGroupsOf = async (
  database: Pick<pg.Pool, 'query'>,
  taps: readonly PresentedCard[],
  rows: readonly FactsRow[],
): Promise<ReadonlyMap<number, CardGroups>> => {
  const asked = taps.flatMap(({ idTag, at }, index) => {
    const row = rows[index];
    const { account_id: accountId = null, station_id: stationId = null } = row ?? {};
    if (!row?.has_groups || accountId === null || stationId === null) return [];
    return [{ index, tap: { accountId, stationId, idTag, at } }];
  });
  const found = await readCardGroups(
    database,
    asked.map(({ tap }) => tap),
  );
  return new Map(
    asked.flatMap(({ index }, place) => {
      const groups = found.get(place);
      return groups ? [[index, groups]] : [];
    }),
  );
};

const authorize = (
  tap: PresentedCard,
  row: FactsRow,
  cardGroups: CardGroups,
  chargesInBatch: boolean,
): CardAuthorization => {
  const stationId = row.station_id ?? '';
  const whitelistEntry = entryOf(row);
  const knownCard = knownCardOf(row);
  const decision = decideAuthorization({
    now: tap.at,
    stationId,
    chargePointInService: row.accepted === true,
    authorizationMode: row.authorization_mode ?? 'whitelist',
    publiclyAvailable: row.publicly_available,
    reportedLost: row.card_lost,
    whitelistEntry,
    knownCard,
    ...cardGroups,
    openSessionElsewhere: row.charges_elsewhere || chargesInBatch,
  });
  return {
    accountId: row.account_id,
    providerId: isPaidByIssuer(decision, knownCard) ? row.provider_id : null,
    connectorKnown: row.connector_known,
    decision,
    standing: cardStanding(decision, { entry: entryForStation(whitelistEntry, stationId), token: knownCard }),
  };
};

/**
 * A group also lets in cards that their issuer blocked, or that expired, and those of the account's own people. Nobody
 * pays the operator for these, also when the person has left the account since.
 */
const isPaidByIssuer = (
  decision: CardAuthorization['decision'],
  knownCard: ReturnType<typeof knownCardOf>,
): boolean => decision.rule !== 'access-group' || (knownCard?.status === 'valid' && !knownCard.ofOwnAccount);
