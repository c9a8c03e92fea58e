import type { Person } from '#platform/http/access.ts';
import type { Database } from '#platform/database/database.ts';
import { auditLook } from '../support/audit.ts';
import { findDevice, type Device } from '../support/store.ts';

/** Gives support a device of any account, after the look at it is written down there; null when there is none. */
export type OpenDevice = (person: Person, action: string, chargePointId: string) => Promise<Device | null>;

export const createOpenDevice =
  (db: Database, now: () => Date): OpenDevice =>
  async (person, action, chargePointId) => {
    const device = await findDevice(db, chargePointId);
    if (device) await auditLook(db, { person, action, device, now: now() });
    return device;
  };
