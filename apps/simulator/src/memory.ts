import type { InstalledProfile } from '@laadpoort/domain/smart-charging/charging-profile';
import type { Device } from './device.ts';
import type { LocalList } from './authorization/local-list.ts';
import { securityOf, type SecurityMemory } from './security/security-memory.ts';
import type { TransactionMessage } from './transactions/transaction-message.ts';

/** What a charge point keeps without power; plain data, so that it can lie in a file. */
export interface ChargePointMemory {
  connectors: { registerWh: number; inoperative: boolean }[];
  /** Own key of a transaction, and the id that the central system gave it. */
  transactionIds: [key: string, transactionId: number][];
  queue: TransactionMessage[];
  /** Absent in files of earlier versions. */
  localList?: LocalList;
  chargingProfiles?: readonly InstalledProfile[];
  security?: SecurityMemory;
}

export function memoryOf(device: Device): ChargePointMemory {
  return {
    connectors: device.connectors.map(({ registerWh, inoperative }) => ({ registerWh, inoperative })),
    transactionIds: [...device.transactionIds],
    queue: [...device.outbox.messages()],
    localList: device.localList,
    chargingProfiles: device.chargingProfiles,
    security: securityOf(device),
  };
}
