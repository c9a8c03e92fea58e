/** How much space files may take, in bytes. */
export interface FileLimits {
  /** One firmware file. */
  readonly firmwareFileBytes: number;
  /** One log of a charger. */
  readonly logFileBytes: number;
  /** All logs of one charger. */
  readonly logBytesPerChargePoint: number;
  /** All files. */
  readonly allBytes: number;
}
