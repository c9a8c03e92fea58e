import { STANDARD } from '@laadpoort/domain/stations/quirks';
import type { Capability } from '#chargers/capability.ts';
import { createBootTrigger } from './connections/trigger-boot.ts';
import { registerConnectionRoutes } from './connections/connection-routes.ts';
import { watchRefusals } from './connections/watch-refusals.ts';
import { keepAvailability } from './keep-availability.ts';
import { stationHandlers } from './ocpp.ts';
import { registerMeterKeyRoutes } from './meter-keys/meter-key-routes.ts';
import { readChargePoint } from './charge-points/read-charge-point.ts';
import { registerStationRoutes } from './routes.ts';

/** Stations, their charge points and connectors: what they are, their status, and how they connect. */
export const stations: Capability = {
  name: 'stations',
  open(kernel) {
    const { db, now, directory, isConnected } = kernel;
    const bootAsking = createBootTrigger(kernel);
    const present = () => ({
      now: now(),
      isConnected,
      offlineAfterSeconds: (chargePointId: string) =>
        (directory.findById(chargePointId)?.quirks ?? STANDARD).offlineAfterSeconds,
    });
    return {
      routes(route) {
        registerStationRoutes(route, kernel, present);
        registerConnectionRoutes(route, kernel);
        registerMeterKeyRoutes(route, kernel);
      },
      handlers: stationHandlers(kernel),
      hooks: [keepAvailability(db)],
      on: {
        ...watchRefusals(kernel),
        'charger.connected': ({ chargePoint }) => bootAsking.connected(chargePoint),
        'charger.booted': ({ chargePoint }) => bootAsking.booted(chargePoint.id),
      },
      answers: {
        'charge-point.read': (chargePointId) => readChargePoint(db, { chargePointId }, present()),
      },
    };
  },
};
