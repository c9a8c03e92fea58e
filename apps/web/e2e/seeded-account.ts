import { putBankAccount } from '@laadpoort/contract/accounts';
import { sendCommand } from '@laadpoort/contract/commands/endpoints';
import { setGridConnection } from '@laadpoort/contract/load-management';
import { addWhitelistEntry } from '@laadpoort/contract/whitelist';
import type { SimulatedChargePoint } from '@laadpoort/simulator/charge-point';
import type { Database } from '../../api/src/platform/database/database.ts';
import { addSession } from '../../api/test/charging-data.ts';
import { addKnownCard } from './cards.ts';
import { addPerson, password } from './people.ts';
import { addPlace, charge, finish, type ChargerLogin, type Place } from './places.ts';
import type { Owner } from './portal.ts';

export interface SeededAccount {
  readonly office: Place;
  readonly sessionId: number;
}

const day = 86_400_000;

/** An account in which something of everything has happened, and happens. */
export const seedAccount = async (
  { client, accountId, id: holderId }: Owner,
  database: Database,
  switchOn: (login: ChargerLogin) => Promise<SimulatedChargePoint>,
): Promise<SeededAccount> => {
  const office = await addPlace(client, { name: 'Office Zuidas', pricePerKwh: '0.3500' });
  await addPlace(client, { name: 'Home', publiclyAvailable: [false, false] });
  await addPerson(database, { name: 'Vera Viewer', accountId, role: 'viewer' });
  await client.call(putBankAccount, { body: { iban: 'NL91ABNA0417164300', holder: 'Olivia', password } });
  const { stationId, chargePointId } = office;
  await client.call(setGridConnection, {
    params: { stationId },
    body: { capacityA: 80, baseLoadA: 10, metered: false, fallbacks: [{ chargePointId, fallbackA: 6 }] },
  });
  const [own, guest] = [await addKnownCard(database, { holderId }), await addKnownCard(database)];
  await client.call(addWhitelistEntry, { body: { uid: guest, description: 'Pool car' } });

  const past = { ...office, accountId, idTag: own };
  for (const days of [2, 40, 400]) {
    const startedAt = new Date(Date.now() - days * day);
    await addSession(database, { ...past, startedAt, endedAt: new Date(startedAt.getTime() + day / 24) });
  }
  const charger = await switchOn(office);
  await charge(charger, guest);
  await finish(charger, guest);
  await charger.tapCard('DEADBEEF');
  await charge(charger, own, 2);
  await client.call(sendCommand, {
    params: { chargePointId: office.chargePointId },
    body: { action: 'UnlockConnector', connectorId: 1 },
  });
  charger.fault(1, 'GroundFailure');
  const running = await database.prisma.session.findFirstOrThrow({ where: { accountId, endedAt: null } });
  return { office, sessionId: running.id };
};
