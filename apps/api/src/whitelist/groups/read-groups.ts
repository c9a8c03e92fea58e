import type { AccessGroup } from '@laadpoort/contract/access-groups';
import type { listMobilityGroups } from '@laadpoort/contract/access-group-endpoints';
import type { EndpointResult } from '@laadpoort/contract/wire/endpoint';
import type { Database } from '#platform/database/database.ts';
import { groupUse, shownUse, type UseRow } from './group-use.ts';
import { storedGroup } from './stored-group.ts';

interface GroupRow {
  readonly id: string;
  readonly name: string;
  readonly stationIds: string[];
  readonly cardUses: readonly (UseRow & { readonly uid: string })[];
  readonly members: readonly (UseRow & { readonly id: string; readonly name: string })[];
}

const ALL = `
  SELECT g.id, g.name, g.station_ids::text[] AS "stationIds", g.cards, g.windows, g.price, g.budget,
         ARRAY(SELECT jsonb_build_object('uid', card.uid, 'energyWh', used."energyWh",
                                         'amountWithoutVat', used."amountWithoutVat")
                 FROM jsonb_to_recordset(g.cards) AS card(uid text)
                 LEFT JOIN id_token token ON token.uid = card.uid
                 CROSS JOIN LATERAL (${groupUse({ uid: 'card.uid', holderId: 'token.holder_id', at: '$2::timestamptz' })}) used
         ) AS "cardUses",
         ARRAY(SELECT jsonb_build_object('id', person.id, 'name', person.name, 'energyWh', used."energyWh",
                                         'amountWithoutVat', used."amountWithoutVat")
                 FROM member JOIN "user" person ON person.id = member.user_id
                 CROSS JOIN LATERAL (${groupUse({ uid: 'NULL', holderId: 'person.id', at: '$2::timestamptz' })}) used
                WHERE member.organization_id = g.account_id AND person.id = ANY(g.member_ids)
                ORDER BY person.name
         ) AS members
    FROM access_group g WHERE g.account_id = $1 ORDER BY g.name`;

/** The groups of an account, each person with what is left to them. */
export const readGroups = async (
  { pool }: Database,
  accountId: string,
  now: Date,
): Promise<readonly AccessGroup[]> => {
  const { rows } = await pool.query<GroupRow>(ALL, [accountId, now]);
  return rows.map((row) => {
    const { cards, windows, price, budget } = storedGroup(row);
    const uses = new Map(row.cardUses.map((use) => [use.uid, use]));
    return {
      id: row.id,
      name: row.name,
      stationIds: row.stationIds,
      windows,
      price,
      budget,
      cards: cards.flatMap((card) => {
        const use = uses.get(card.uid);
        return use ? [{ ...card, use: shownUse(use, budget) }] : [];
      }),
      members: row.members.map(({ id, name, ...use }) => ({ id, name, use: shownUse(use, budget) })),
    };
  });
};

interface MobilityRow extends UseRow {
  readonly id: string;
  readonly name: string;
  readonly accountName: string;
}

const OF_PERSON = `
  SELECT g.id, g.name, account.name AS "accountName", g.cards, g.windows, g.price, g.budget, used.*
    FROM access_group g JOIN organization account ON account.id = g.account_id
    CROSS JOIN LATERAL (${groupUse({ uid: 'NULL', holderId: '$1', at: '$2::timestamptz' })}) used
   WHERE $1 = ANY(g.member_ids) AND EXISTS (
           SELECT FROM member WHERE member.organization_id = g.account_id AND member.user_id = $1)
      OR EXISTS (SELECT FROM id_token card
                  WHERE card.holder_id = $1 AND g.cards @> jsonb_build_array(jsonb_build_object('uid', card.uid)))
   ORDER BY account.name, g.name`;

/** The groups that a person's cards are in, of any account, with what is left to them. */
export const readGroupsOfPerson = async (
  { pool }: Database,
  personId: string,
  now: Date,
): Promise<EndpointResult<typeof listMobilityGroups>['groups']> => {
  const { rows } = await pool.query<MobilityRow>(OF_PERSON, [personId, now]);
  return rows.map((row) => {
    const { windows, price, budget } = storedGroup(row);
    const { id, name, accountName } = row;
    return { id, name, accountName, windows, price, budget, use: shownUse(row, budget) };
  });
};
