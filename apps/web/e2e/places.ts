import type { Client } from '@laadpoort/contract/wire/client';
import { createStation } from '@laadpoort/contract/stations';
import { setPricingPolicy } from '@laadpoort/contract/tariffs';
import { createChargePoint, type SimulatedChargePoint } from '@laadpoort/simulator/charge-point';
import { type2Socket } from '@laadpoort/simulator/connectors/connector-spec';
import type { ChargePointOptions } from '@laadpoort/simulator/options';
import { randomUUID } from 'node:crypto';

/** What is entered in a charger's settings. */
export type ChargerLogin = Pick<Place, 'serialNumber' | 'key'>;

export interface Place {
  readonly stationId: string;
  readonly chargePointId: string;
  readonly stationName: string;
  readonly serialNumber: string;
  readonly key: string;
}

interface PlaceGiven {
  readonly name?: string;
  /** Of each of its two charging points. */
  readonly publiclyAvailable?: readonly [boolean, boolean];
  /** Absent: no pricing policy. */
  readonly pricePerKwh?: string;
}

export const socket = { socketType: 'type-2', phases: 3, maxCurrentA: 32, fixedCable: false } as const;

/** A station with one charge point of two sockets, added as the portal does. */
export const addPlace = async (client: Client, given: PlaceGiven = {}): Promise<Place> => {
  const { name: stationName = 'Office', publiclyAvailable = [true, true], pricePerKwh } = given;
  const serialNumber = `SN-${randomUUID().slice(0, 13)}`;
  const connectors = publiclyAvailable.map((isPublic) => ({ ...socket, publiclyAvailable: isPublic }));
  const { stationId, chargePointId, key } = await client.call(createStation, {
    body: {
      name: stationName,
      street: 'Kade 1',
      postalCode: '1012 AB',
      city: 'Amsterdam',
      chargePoint: { serialNumber, connectors },
    },
  });
  if (pricePerKwh !== undefined)
    await client.call(setPricingPolicy, { params: { stationId }, body: { pricePerKwh, vatBasis: 'incl' } });
  return { stationId, chargePointId, stationName, serialNumber, key };
};

/** The charge point of a place, not yet switched on: 300 times faster than real time, one reading a second. */
export const simulate = (
  portalUrl: string,
  { serialNumber, key }: ChargerLogin,
  options: Partial<ChargePointOptions> = {},
): SimulatedChargePoint =>
  createChargePoint({
    url: `${portalUrl.replace(/^http/, 'ws')}/ocpp`,
    identity: serialNumber,
    password: key,
    serialNumber,
    connectors: [type2Socket, type2Socket],
    timeScale: 300,
    meterSampleIntervalSeconds: 300,
    seed: 7,
    ...options,
  });

/** A car at the socket and the card at the reader, until energy flows. */
export const charge = async (
  charger: SimulatedChargePoint,
  idTag: string,
  connectorId = 1,
): Promise<void> => {
  charger.plugIn(connectorId);
  const outcome = await charger.tapCard(idTag, connectorId);
  if (outcome !== 'started') throw new Error(`The charge point said ${outcome}.`);
  await charger.waitFor(
    ({ connectors }) => (connectors[connectorId - 1]?.transaction?.energyWh ?? 0) > 100,
    20_000,
  );
};

/** The card again, the cable out; when this resolves the product has stored the session. */
export const finish = async (
  charger: SimulatedChargePoint,
  idTag: string,
  connectorId = 1,
): Promise<void> => {
  await charger.tapCard(idTag, connectorId);
  charger.unplug(connectorId);
  await charger.waitFor(
    ({ connectors, queuedMessages }) =>
      queuedMessages === 0 && connectors[connectorId - 1]?.status === 'Available',
    20_000,
  );
};
