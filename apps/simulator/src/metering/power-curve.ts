const rampSeconds = 30;
const taperStartsAtPercent = 80;
const lowestTaperShare = 0.08;

/** What decides how much a car draws at one moment. */
export interface PowerFacts {
  /** The lower of what car and connector can do. */
  limitW: number;
  socPercent: number;
  paused: boolean;
  /** Since the contactor closed, or since the car resumed. */
  drawingSeconds: number;
}

/** Power in W: a ramp of half a minute, a plateau, and from 80 % state of charge a taper down to nothing at 100 %. */
export const powerW = (facts: PowerFacts): number => {
  if (facts.paused || facts.socPercent >= 100) return 0;
  const ramp = Math.min(1, Math.max(0, facts.drawingSeconds) / rampSeconds);
  const pastTaper = Math.max(0, facts.socPercent - taperStartsAtPercent) / (100 - taperStartsAtPercent);
  return facts.limitW * ramp * (1 - pastTaper * (1 - lowestTaperShare));
};

/** The highest power one connector and one car can agree on. */
export const powerLimitW = (
  connector: { phases: number; maxCurrentA: number },
  car: { maxPowerW: number; phases?: number },
): number => {
  const phases = Math.min(connector.phases, car.phases ?? connector.phases);
  return Math.min(car.maxPowerW, phases * connector.maxCurrentA * 230);
};
