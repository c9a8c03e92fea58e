import type { Fleet } from '@laadpoort/simulator/fleet/fleet-file';
import type { Database } from '#platform/database/database.ts';
import { readFleet } from './fleet.ts';
import { makeHistory } from './history.ts';
import { insertEre } from './rows/insert-ere.ts';
import { insertEvents } from './rows/insert-events.ts';
import { insertHistory } from './rows/insert-history.ts';
import { insertCards } from './rows/insert-cards.ts';
import { insertPayable } from './rows/insert-payable.ts';
import { insertPeople } from './rows/insert-people.ts';
import { insertStations, insertTariffs } from './rows/insert-places.ts';
import { people } from './people.ts';
import { setPasswords, type DemoSignIn } from './set-passwords.ts';

export interface Demo {
  readonly signIns: readonly DemoSignIn[];
  /** The chargers to simulate. */
  readonly fleet: Fleet;
}

/**
 * The demo of this database: created now if it is empty, found again if it was created before, and undefined if the
 * database is in real use.
 */
export const openDemo = async (
  db: Database,
  { now, pepper, isExposed }: { now: Date; pepper: Buffer; isExposed: boolean },
): Promise<Demo | undefined> => {
  const { prisma } = db;
  const isEmpty = (await prisma.user.count()) + (await prisma.organization.count()) === 0;
  if (isEmpty) await makeDemo(db, pepper, now);
  const owner = await prisma.user.findUnique({ where: { id: people.owner.id }, select: { id: true } });
  if (!owner) return undefined;
  return { signIns: await setPasswords(db, isExposed), fleet: await readFleet(db, pepper) };
};

/** All or nothing: an interrupted start leaves an empty database, and the next start begins again. */
const makeDemo = async ({ pool }: Database, pepper: Buffer, now: Date): Promise<void> => {
  const history = makeHistory(now);
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await insertPeople(client, now);
    await insertStations(client, pepper, now);
    const providerIdOf = await insertCards(client, now);
    const tariffsOf = await insertTariffs(client, now);
    await insertHistory(client, history, { tariffsOf, providerIdOf, now });
    await insertPayable(client, now);
    await insertEre(client, now);
    await insertEvents(client, history, now);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
};
