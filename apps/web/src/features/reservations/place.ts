import type { ChargePoint } from '@laadpoort/contract/charge-points/charge-point';

/** A charging point to reserve; connector 0 means any of the charger's. */
export interface Place {
  readonly chargePointId: string;
  readonly connectorId: number;
}

export const placeKey = ({ chargePointId, connectorId }: Place) => `${chargePointId}/${connectorId}`;

export const placeOf = (key: string): Place => {
  const [chargePointId = '', connectorId = '0'] = key.split('/');
  return { chargePointId, connectorId: Number(connectorId) };
};

/** The first that is free, otherwise the first of all. */
export const likelyPlace = (chargers: readonly ChargePoint[]): Place | undefined => {
  const free = chargers.flatMap(({ connectors }) => connectors).find(({ state }) => state === 'free');
  return free ?? placesOf(chargers)[0];
};

/** The charging points of the chargers, plus "any" for each charger with several. */
export const placesOf = (chargers: readonly ChargePoint[]): Place[] =>
  chargers.flatMap(({ id: chargePointId, connectors }) => {
    const single = connectors.map(({ connectorId }) => ({ chargePointId, connectorId }));
    return single.length > 1 ? [...single, { chargePointId, connectorId: 0 }] : single;
  });
