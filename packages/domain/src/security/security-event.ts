/** Critical events, of which the central system has to be told at once (docs/protocol/security.md). */
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

/** The severity of a security event; for unknown types, of which vendors have many, only the name is shown. */
export const criticalityOf = (type: string): Criticality =>
  CRITICAL.has(type.trim()) ? 'critical' : 'informational';
