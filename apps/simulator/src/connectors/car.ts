/** A car as the charge point sees it through the cable. */
export interface Car {
  maxPowerW: number;
  batteryWh: number;
  socPercent: number;
  /** Phases its on-board charger uses; all phases of the connector when absent. */
  phases?: 1 | 3;
}

export const defaultCar: Car = { maxPowerW: 11_000, batteryWh: 64_000, socPercent: 35 };
