import type { SessionAnomaly } from '../anomaly.ts';
import { overlaps } from '../overlap.ts';
import { needsReview } from '../review.ts';
import { ratedPowerW, type Agreement, type EnergyFacts, type SessionEnergy } from './energy-facts.ts';
import { edgeRegisters } from './registers/edge-registers.ts';
import { againstNeighbours } from './registers/beyond-neighbours.ts';
import { againstContexts } from './registers/context-registers.ts';
import { againstFirstMoment } from './registers/first-step.ts';
import { energyFromRegisters } from './registers/energy-from-registers.ts';
import { energyFromIntervals, energyFromPower, flowOfIntervals } from './intervals/estimated-energy.ts';
import type { MeterReading } from './meter-reading.ts';
import { isNegligible } from './registers/neighbouring-registers.ts';
import {
  AGREEMENT,
  believePower,
  intervalsDisagree,
  samplesDisagree,
  unmeasuredWh,
} from './power/power-agreement.ts';
import { flowOf, highestCredibleW, type Flow } from './power/power-flow.ts';
import { currentPoints, powerPoints, type PowerPoint } from './power/power-points.ts';
import { REGISTER_TOLERANCE_WH, usableRegister } from './registers/meter-register.ts';
import type { RegisterEnergy, RegisterFacts } from './registers/register-energy.ts';
import { unproven } from './proof/burden-of-proof.ts';
import { registerSources } from './registers/register-sources.ts';
import { standsStill, steadyStepsDisagree } from './power/steady-steps.ts';
import { suspiciousSteps } from './registers/suspicious-steps.ts';
import { thinned } from './thinned.ts';
import { witnessesOf } from './witnesses.ts';

type Measured = Pick<SessionEnergy, 'energyWh' | 'method' | 'anomalies' | 'begin' | 'end'>;

const MAX_AC_ENERGY_WH = 200_000n;
const SHORT_MS = 60_000;
const MS_PER_HOUR = 3_600_000;
/** By how much faster than ever seen a car may have charged before the first sample or after the last. */
const UNSEEN = 1.6;

/**
 * The energy of a finished session in Wh, decided from everything that tells of it (docs/protocol/meter-truth.md). Never
 * negative, always with its anomalies and what each witness says.
 */
export const sessionEnergy = (facts: EnergyFacts): SessionEnergy => {
  const [from, until] = [facts.startedAt.getTime(), facts.stoppedAt.getTime()];
  const readings = thinned(
    facts.readings.filter(({ at }) => at.getTime() >= from && at.getTime() <= until).toSorted(inOrder),
  );
  const sources = registerSources(facts, readings);
  const ratedW = ratedPowerW(facts);
  const currents = currentPoints(readings, facts.current, ratedW);
  const powers = powerPoints(readings, currents, ratedW);
  const flow = flowOf(powers, [from, until], ratedW, sources.samples);
  const credibleW = highestCredibleW(powers, sources.samples) ?? ratedW;
  const maxPowerW = Math.min(ratedW, credibleW);
  const edgePowerW = Math.min(ratedW, credibleW * UNSEEN);
  const agreement = agreementOf(facts);
  const limits: RegisterFacts = {
    register: facts.register,
    previousEnd: facts.previousEnd ?? null,
    startedAt: from,
    stoppedAt: until,
    ratedW,
    maxPowerW,
    edgePowerW,
    flow,
    agreement,
  };
  const fromAll = energyFromRegisters(limits, sources);
  const registers =
    fromAll &&
    againstFirstMoment(
      sources,
      { readings, powers },
      againstNeighbours(sources, againstContexts(sources, fromAll)),
    );
  const measured =
    fromSignature(facts) ??
    (registers === null
      ? estimated(facts, powers)
      : fromMeter(facts, registers, { powers, currents, flow, maxPowerW: ratedW }));
  const anomalies = [...measured.anomalies, ...ofTheWhole(measured.energyWh, facts)];
  if (registers !== null && measured.method !== 'signed' && needsReview(anomalies).length === 0)
    anomalies.push(...unproven(limits, sources, { readings, powers, currents }, registers));
  return {
    ...measured,
    ...(measured.method === 'signed' && facts.signed ? facts.signed : edgeRegisters(sources, measured)),
    anomalies: [...new Set(anomalies)],
    witnesses: witnessesOf({ facts, sources, powers, flow, maxPowerW: ratedW }),
    steps: suspiciousSteps(sources, maxPowerW),
  };
};

/** Within one tick of the charger's clock, often a whole second, a meter keeps counting. */
const inOrder = (a: MeterReading, b: MeterReading): number => {
  const later = a.at.getTime() - b.at.getTime();
  return later === 0 ? Number((a.registerWh ?? 0n) - (b.registerWh ?? 0n)) : later;
};

/** Registers in kWh are known to one of them. */
const agreementOf = ({ agreement = AGREEMENT, register }: EnergyFacts): Agreement =>
  register === 'kwh' ? { ...agreement, energyWh: agreement.energyWh + 1000 } : agreement;

const fromSignature = ({ signed }: EnergyFacts): Measured | null =>
  signed && signed.endWh >= signed.beginWh
    ? {
        energyWh: signed.endWh - signed.beginWh,
        method: 'signed',
        anomalies: [],
        begin: 'signed',
        end: 'signed',
      }
    : null;

interface Power {
  readonly powers: readonly PowerPoint[];
  readonly currents: readonly PowerPoint[];
  readonly flow: Flow | null;
  readonly maxPowerW: number;
}

/** The registers, compared with the power, and with what may have flowed where there are none. */
const fromMeter = (
  facts: EnergyFacts,
  registers: RegisterEnergy,
  { powers, currents, flow, maxPowerW }: Power,
): Measured => {
  const { energyWh } = registers;
  const missingWh = registers.unmeasured.reduce((sum, gap) => sum + unmeasuredWh(gap, powers, maxPowerW), 0);
  const anomalies: SessionAnomaly[] = [...registers.anomalies];
  const intervals = flowOfIntervals(facts, powers, maxPowerW);
  const agreement = agreementOf(facts);
  const believed = believePower({ energyWh, flow, intervals }, agreement);
  if (believed.anomaly !== null) anomalies.push(believed.anomaly);
  else if (
    samplesDisagree(registers.sampled, powers, maxPowerW, agreement) ||
    intervalsDisagree(registers.sampled, facts, { powers, maxPowerW }, agreement) ||
    steadyStepsDisagree(registers.sampled, powers, agreement) ||
    standsStill(registers.sampled, currents, agreement)
  )
    anomalies.push('power_disagrees');
  if (!isNegligible(missingWh, energyWh) && needsReview(anomalies).length === 0)
    anomalies.push('unmeasured_energy');
  const { method, begin, end } =
    believed.insteadBy === null ? registers : { ...NO_REGISTERS, method: believed.insteadBy };
  return { energyWh: BigInt(Math.round(believed.energyWh)), method, begin, end, anomalies };
};

const NO_REGISTERS = { begin: 'none', end: 'none' } as const;

const estimated = (facts: EnergyFacts, powers: readonly PowerPoint[]): Measured => {
  const intervalsWh = energyFromIntervals(facts.readings, facts.startedAt, facts.stoppedAt);
  if (intervalsWh !== null)
    return { ...NO_REGISTERS, energyWh: intervalsWh, method: 'intervals', anomalies: ['estimated_energy'] };
  const powerWh = energyFromPower(powers);
  if (powerWh !== null)
    return { ...NO_REGISTERS, energyWh: powerWh, method: 'power', anomalies: ['estimated_energy'] };
  return { ...NO_REGISTERS, energyWh: 0n, method: 'none', anomalies: ['no_meter_data'] };
};

const ofTheWhole = (energyWh: bigint, facts: EnergyFacts): SessionAnomaly[] => {
  const durationMs = facts.stoppedAt.getTime() - facts.startedAt.getTime();
  const anomalies: SessionAnomaly[] = [];
  if (energyWh === 0n) anomalies.push('zero_energy');
  if (facts.signatureFails) anomalies.push('signature_fails');
  // What a charger says that cannot read its meter.
  if (facts.meterStartWh !== null && usableRegister(facts.meterStartWh) === null)
    anomalies.push('start_register');
  if (durationMs < SHORT_MS) anomalies.push('short_session');
  if (!isPlausible(energyWh, durationMs, facts)) anomalies.push('implausible_energy');
  const { previousEnd, nextStart, startedAt, stoppedAt } = facts;
  if (previousEnd && overlaps(previousEnd.at, startedAt)) anomalies.push('overlaps_previous');
  if (nextStart && overlaps(stoppedAt, nextStart.at)) anomalies.push('overlaps_next');
  return anomalies;
};

/**
 * What the session before ended with is contradicted by this one, which nobody could know when that one ended; or it is
 * doubted there, and this one begins with it.
 */
export const tellsOfPrevious = (
  { meterStartWh, previousEnd }: Pick<EnergyFacts, 'meterStartWh' | 'previousEnd'>,
  anomalies: readonly SessionAnomaly[],
): boolean => {
  if (anomalies.includes('overlaps_previous')) return true;
  const [startWh, endWh] = [usableRegister(meterStartWh), previousEnd?.registerWh ?? 0n];
  if (startWh === null) return false;
  const isConfirmed =
    previousEnd?.isDoubted === true && Math.abs(startWh - Number(endWh)) <= REGISTER_TOLERANCE_WH;
  return isConfirmed || (endWh > 0n && Math.abs(startWh - Number(endWh)) > REGISTER_TOLERANCE_WH);
};

/** It was told after the next one, which began below its end, or within it: nobody could know that when that one ended. */
export const contradictsNext = (
  { meterStopWh, nextStart }: Pick<EnergyFacts, 'meterStopWh' | 'nextStart'>,
  anomalies: readonly SessionAnomaly[],
): boolean => {
  if (anomalies.includes('overlaps_next')) return true;
  const [stopWh, nextWh] = [usableRegister(meterStopWh), usableRegister(nextStart?.registerWh)];
  return stopWh !== null && nextWh !== null && nextWh + REGISTER_TOLERANCE_WH < stopWh;
};

const isPlausible = (energyWh: bigint, durationMs: number, facts: EnergyFacts): boolean => {
  if (facts.current === 'ac' && energyWh > MAX_AC_ENERGY_WH) return false;
  const mostWh = (ratedPowerW(facts) * durationMs * 1.1) / MS_PER_HOUR + 100;
  return energyWh <= BigInt(Math.ceil(mostWh));
};
