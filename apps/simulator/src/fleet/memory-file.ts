import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { ChargePointMemory } from '../memory.ts';

/** Memories by identity. */
export type FleetMemory = Record<string, ChargePointMemory>;

/** Reads what an earlier run left; empty when there was none. Throws when the file is not readable JSON. */
export const readMemory = (file: string): FleetMemory => {
  if (!existsSync(file)) return {};
  return JSON.parse(readFileSync(file, 'utf8')) as FleetMemory;
};

export const writeMemory = (file: string, memory: FleetMemory): void => {
  writeFileSync(file, JSON.stringify(memory));
};
