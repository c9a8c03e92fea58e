import type { ChargePoint } from '@laadpoort/contract/charge-points';

/** A charging point to reserve; connector 0 is any of the charger. */
export type Place = { readonly chargePointId: string; readonly connectorId: number };

export const placeKey = ({ chargePointId, connectorId }: Place) => `${chargePointId}/${connectorId}`;

export const placeOf = (key: string): Place => {
  const [chargePointId = '', connectorId = '0'] = key.split('/');
  return { chargePointId, connectorId: Number(connectorId) };
};

/** The first that is free, else the first of all. */
export const likelyPlace = (chargers: readonly ChargePoint[]): Place | undefined => {
  const free = chargers.flatMap(({ connectors }) => connectors).find(({ state }) => state === 'free');
  return free ?? placesOf(chargers)[0];
};

/** The charging points of chargers, and of each with several of them "any". */
export const placesOf = (chargers: readonly ChargePoint[]): Place[] =>
  chargers.flatMap(({ id: chargePointId, connectors }) => {
    const single = connectors.map(({ connectorId }) => ({ chargePointId, connectorId }));
    return single.length > 1 ? [...single, { chargePointId, connectorId: 0 }] : single;
  });
