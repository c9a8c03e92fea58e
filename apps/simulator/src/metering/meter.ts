import { deliveredPowerW, usedPhases, type Connector } from '../connectors/connector.ts';
import { powerLimitW } from './power-curve.ts';
import type { Measurand, ReadingContext, WireSampledValue } from '@laadpoort/ocpp/messages/meter-value';
import { randomBetween, type Random } from '../random.ts';

const stepSeconds = 10;
const nominalVoltageV = 230;

/** Counts the energy delivered since the last look into the register and into the car's battery. */
export const advanceMeter = (connector: Connector, elapsedSeconds: number): void => {
  while (connector.meteredAt < elapsedSeconds) {
    const step = Math.min(stepSeconds, elapsedSeconds - connector.meteredAt);
    const energyWh = (deliveredPowerW(connector, connector.meteredAt + step / 2) * step) / 3600;
    connector.meteredAt += step;
    connector.registerWh += energyWh;
    if (connector.use.kind !== 'charging' || energyWh === 0) {
      connector.meteredAt = elapsedSeconds;
      return;
    }
    const { plugged } = connector.use;
    const socPercent = plugged.socPercent + (energyWh / plugged.car.batteryWh) * 100;
    // The taper only ever approaches 100 %; the battery management stops just before.
    plugged.socPercent = socPercent > 99.9 ? 100 : socPercent;
  }
};

export const registerWh = (connector: Connector): number => Math.floor(connector.registerWh);

/** The values of one reading, as `MeterValuesSampledData` asks for them. */
export const sampledValues = (
  connector: Connector,
  elapsedSeconds: number,
  context: ReadingContext,
  measurands: readonly string[],
  random: Random,
): WireSampledValue[] => {
  const noise = randomBetween(random, 0.99, 1.01);
  const limitW =
    connector.use.kind === 'charging' ? powerLimitW(connector.spec, connector.use.plugged.car) : 0;
  const powerW = Math.min(limitW, deliveredPowerW(connector, elapsedSeconds) * noise);
  const reading: Reading = { connector, powerW, voltageV: nominalVoltageV + randomBetween(random, -2, 2) };
  return measurands
    .filter(isMeasured)
    .flatMap((measurand) =>
      measure[measurand](reading).map((sampled) => ({ ...sampled, context, measurand })),
    );
};

interface Reading {
  connector: Connector;
  powerW: number;
  voltageV: number;
}

const measure = {
  'Energy.Active.Import.Register': ({ connector }: Reading): WireSampledValue[] => [
    { value: String(registerWh(connector)), unit: 'Wh' },
  ],
  'Power.Active.Import': ({ powerW }: Reading): WireSampledValue[] => [
    { value: powerW.toFixed(0), unit: 'W' },
  ],
  'Current.Import': ({ connector, powerW }: Reading): WireSampledValue[] => {
    const phases = usedPhases(connector);
    const currentA = (powerW / phases / nominalVoltageV).toFixed(1);
    return (['L1', 'L2', 'L3'] as const)
      .slice(0, phases)
      .map((phase) => ({ value: currentA, unit: 'A', phase }));
  },
  Voltage: ({ voltageV }: Reading): WireSampledValue[] => [
    { value: voltageV.toFixed(1), unit: 'V', phase: 'L1-N' },
  ],
  SoC: ({ connector }: Reading): WireSampledValue[] =>
    connector.use.kind === 'charging'
      ? [{ value: connector.use.plugged.socPercent.toFixed(0), unit: 'Percent' }]
      : [],
};

export const isMeasured = (measurand: string): measurand is keyof typeof measure & Measurand =>
  Object.hasOwn(measure, measurand);
