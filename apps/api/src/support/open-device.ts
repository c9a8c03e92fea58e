import type { Person } from '#platform/access.ts';
import type { Database } from '#platform/database.ts';
import { auditLook } from './audit.ts';
import { findDevice, type Device } from './store.ts';

/** Gives support a device of any account, after the look at it is written down there; null when there is none. */
export type OpenDevice = (person: Person, action: string, chargePointId: string) => Promise<Device | null>;

export const createOpenDevice =
  (db: Database, now: () => Date): OpenDevice =>
  async (person, action, chargePointId) => {
    const device = await findDevice(db, chargePointId);
    if (device) await auditLook(db, { person, action, device, now: now() });
    return device;
  };
