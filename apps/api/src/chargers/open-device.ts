import type { Person } from '#platform/http/access.ts';
import type { Database } from '#platform/database/database.ts';
import { auditLook } from '../support/audit.ts';
import { findDevice, type Device } from '../support/store.ts';

/** Gives support access to a device of any account, after recording the access there; null if there is none. */
export type OpenDevice = (person: Person, action: string, chargePointId: string) => Promise<Device | null>;

export const createOpenDevice =
  (db: Database, now: () => Date): OpenDevice =>
  async (person, action, chargePointId) => {
    const device = await findDevice(db, chargePointId);
    if (device) await auditLook(db, { person, action, device, now: now() });
    return device;
  };
