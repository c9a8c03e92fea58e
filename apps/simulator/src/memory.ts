import type { InstalledProfile } from '@laadpoort/domain/smart-charging/charging-profile';
import type { Firmware } from './firmware.ts';
import type { LocalList } from './local-list.ts';
import { securityOf, type SecurityMemory } from './security-memory.ts';
import type { TransactionMessage } from './transaction-message.ts';

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

export function memoryOf(firmware: Firmware): ChargePointMemory {
  return {
    connectors: firmware.connectors.map(({ registerWh, inoperative }) => ({ registerWh, inoperative })),
    transactionIds: [...firmware.transactionIds],
    queue: [...firmware.outbox.messages()],
    localList: firmware.localList,
    chargingProfiles: firmware.chargingProfiles,
    security: securityOf(firmware),
  };
}
