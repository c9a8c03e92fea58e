import type pg from 'pg';
import { cards, networks } from '../cards.ts';
import { insertRows } from './insert-rows.ts';
import { monthsBefore } from './months-before.ts';
import { accounts, people } from '../people.ts';
import { demoId } from '../random.ts';
import { whitelist } from '../whitelist.ts';

/** Networks with their cards, and the owner's whitelist. Returns the id of each network by name. */
export const insertCards = async (client: pg.ClientBase, now: Date): Promise<Map<string, string>> => {
  const providerIdOf = new Map(networks.map(([name]) => [name as string, demoId(`network ${name}`)]));
  const since = monthsBefore(now, 13);
  const pays = {
    pays_said_by_id: people.admin.id,
    pays_confirmed_by_id: people.secondAdmin.id,
    pays_confirmed_at: since,
  };
  await insertRows(
    client,
    'token_provider',
    [...providerIdOf].map(([name, id]) => ({ id, name, ...pays })),
  );
  await insertRows(
    client,
    'id_token',
    cards.map(({ id, uid, network, contractId, visualNumber, holderId, nickname, blocked }) => ({
      id,
      uid,
      provider_id: providerIdOf.get(network),
      contract_id: contractId,
      visual_number: visualNumber,
      blocked_at: blocked ? since : null,
      holder_id: holderId,
      nickname,
    })),
  );
  await insertRows(
    client,
    'whitelist_entry',
    whitelist.map(({ id, uid, description, blocked }) => ({
      id,
      account_id: accounts.owner.id,
      uid,
      entered_by_hand: true,
      description,
      blocked_at: blocked ? monthsBefore(now, 2) : null,
      created_by_id: people.owner.id,
      created_at: since,
    })),
  );
  await insertRows(
    client,
    'whitelist_entry_station',
    whitelist.flatMap(({ id, stationIds }) =>
      stationIds.map((stationId) => ({ entry_id: id, station_id: stationId })),
    ),
  );
  return providerIdOf;
};
