import type { InstalledProfile } from '@laadpoort/domain/smart-charging/charging-profile';
import type { LocalListMemory } from './authorization/local-list.ts';
import type { SecurityMemory } from './security/security-memory.ts';
import type { TransactionMessage } from './transactions/transaction-message.ts';

/** What a charge point keeps without power; plain data, so that it can lie in a file. */
export interface ChargePointMemory {
  connectors: { registerWh: number; inoperative: boolean }[];
  /** Own key of a transaction, and the id that the central system gave it. */
  transactionIds: [key: string, transactionId: number][];
  queue: TransactionMessage[];
  /** Absent in files of earlier versions. */
  localList?: LocalListMemory;
  chargingProfiles?: readonly InstalledProfile[];
  security?: SecurityMemory;
}
