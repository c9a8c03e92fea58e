import { accounts, people } from '../people.ts';
import { stations } from '../places.ts';
import { demoId } from '../random.ts';
import { chargerEvent } from './charger-events.ts';

const MINUTE_MS = 60_000;
const REPAIR_DAYS_AGO = 3;
const repairAt = (now: Date) => now.getTime() - REPAIR_DAYS_AGO * 86_400_000;
const repaired = stations.find(({ name }) => name === 'Car park Stationsplein')?.chargePoints[2];

/** A fault that a hard reset resolved. */
export const repairEvents = (now: Date) => {
  if (!repaired) return [];
  const at = (minutes: number) => new Date(repairAt(now) + minutes * MINUTE_MS);
  const available = { status: 'Available', errorCode: 'NoError' };
  return [
    chargerEvent(repaired, 2, 'status', at(-31), {
      status: 'Faulted',
      errorCode: 'ConnectorLockFailure',
      vendorErrorCode: 'E-401',
    }),
    chargerEvent(repaired, null, 'disconnected', at(0.1), { code: 1006 }),
    chargerEvent(repaired, null, 'connected', at(1.4), {}),
    chargerEvent(repaired, null, 'boot', at(1.45), {
      vendor: 'Alfen BV',
      model: repaired.model,
      firmware: '7.3.0-4251',
    }),
    chargerEvent(repaired, 1, 'status', at(1.5), available),
    chargerEvent(repaired, 2, 'status', at(1.5), available),
  ];
};

export const repairCommand = (now: Date) => {
  if (!repaired) return [];
  const at = (minutes: number) => new Date(repairAt(now) + minutes * MINUTE_MS);
  return [
    {
      id: demoId('repair command'),
      account_id: accounts.owner.id,
      charge_point_id: repaired.id,
      action: 'Reset',
      params: { type: 'Hard' },
      state: 'done',
      response: { status: 'Accepted' },
      requested_by_id: people.owner.id,
      requested_by_role: 'owner',
      requested_at: at(0),
      deadline_at: at(2),
      sent_at: at(0),
      answered_at: at(0.01),
      finished_at: at(1.45),
    },
  ];
};
