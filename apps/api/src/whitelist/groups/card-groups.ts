import type { AccessGroupFacts, GroupCircumstances } from '@laadpoort/domain/whitelist/access-group';
import { joinedTariff, TARIFF_COLUMNS, type JoinedTariff } from '#chargers/prices/tariff-from-row.ts';
import { columns } from '#platform/database/columns.ts';
import type pg from 'pg';
import { groupUse, useOf, type UseRow } from './group-use.ts';
import { storedGroup } from './stored-group.ts';

/** A card at a station of an account that has groups. */
export interface GroupedTap {
  readonly accountId: string;
  readonly stationId: string;
  readonly idTag: string;
  readonly at: Date;
}

/** What groups the card is in, and what they and the station's price are decided by. */
export interface CardGroups {
  readonly groups: readonly AccessGroupFacts[];
  readonly station: Pick<GroupCircumstances, 'timeZone' | 'tariff'>;
}

interface Row extends JoinedTariff, UseRow {
  readonly n: string;
  readonly id: string;
  readonly name: string;
  readonly since: Date;
  readonly byMember: boolean;
  readonly stationIds: string[];
}

const TAPS = columns<GroupedTap>({
  account_id: ['text', ({ accountId }) => accountId],
  station_id: ['uuid', ({ stationId }) => stationId],
  id_tag: ['text', ({ idTag }) => idTag],
  at: ['timestamptz', ({ at }) => at],
});

const FIND = `
  SELECT tap.n, g.id, g.name, g.since, NOT listed.by_card AS "byMember", g.station_ids::text[] AS "stationIds",
         g.cards, g.windows, g.price, g.budget, used.*, ${TARIFF_COLUMNS}
    FROM ${TAPS.numberedAs('tap')}
    JOIN access_group g ON g.account_id = tap.account_id
    JOIN station ON station.id = tap.station_id
    LEFT JOIN id_token token ON token.uid = tap.id_tag
    CROSS JOIN LATERAL (
      SELECT g.cards @> jsonb_build_array(jsonb_build_object('uid', tap.id_tag)) AS by_card
    ) listed
    CROSS JOIN LATERAL (${groupUse({ uid: 'tap.id_tag', holderId: 'token.holder_id', at: 'tap.at' })}) used
    LEFT JOIN LATERAL (
      SELECT v.* FROM tariff_version v
       WHERE v.station_id = tap.station_id AND v.valid_from <= tap.at AND v.cancelled_at IS NULL
       ORDER BY v.valid_from DESC, v.id DESC LIMIT 1
    ) tariff ON true
   WHERE listed.by_card
      OR token.holder_id = ANY(g.member_ids) AND EXISTS (
           SELECT FROM member WHERE member.organization_id = g.account_id AND member.user_id = token.holder_id)`;

/** The groups that each card is in, by its place among these; those that are in none are left out. */
export const readCardGroups = async (
  database: Pick<pg.Pool, 'query'>,
  taps: readonly GroupedTap[],
): Promise<ReadonlyMap<number, CardGroups>> => {
  const found = new Map<number, CardGroups>();
  if (taps.length === 0) return found;
  const { rows } = await database.query<Row>({ name: 'card-groups', text: FIND, values: TAPS.values(taps) });
  for (const row of rows) {
    const place = Number(row.n) - 1;
    const { id, name, since, byMember, stationIds } = row;
    const { windows, price, budget } = storedGroup(row);
    const group = { id, name, since, byMember, stationIds, windows, price, budget, used: useOf(row) };
    const station = { timeZone: row.tariffTimeZone ?? 'UTC', tariff: joinedTariff(row) };
    found.set(place, { station, groups: [...(found.get(place)?.groups ?? []), group] });
  }
  return found;
};
