/** Critical events of the OCPP 1.6 security whitepaper, 2.4: the central system has to hear of them at once. */
const CRITICAL: ReadonlySet<string> = new Set([
  'FirmwareUpdated',
  'SettingSystemTime',
  'StartupOfTheDevice',
  'ResetOrReboot',
  'SecurityLogWasCleared',
  'MemoryExhaustion',
  'TamperDetectionActivated',
]);

export type Criticality = 'critical' | 'informational';

/** How grave a security event is; of types that nobody knows, vendors have many, only the name can be told. */
export const criticalityOf = (type: string): Criticality =>
  CRITICAL.has(type.trim()) ? 'critical' : 'informational';
