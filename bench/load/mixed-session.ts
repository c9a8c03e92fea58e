import type { LoadChargePoint } from './charge-point.ts';

const METER_VALUES = 6;
const POWER_W = 11_040;
const MS_PER_HOUR = 3_600_000;

const sampledValues = (registerWh: number) => [
  { value: String(registerWh), measurand: 'Energy.Active.Import.Register', unit: 'Wh' },
  { value: String(POWER_W), measurand: 'Power.Active.Import', unit: 'W' },
  { value: '16.0', measurand: 'Current.Import', unit: 'A', phase: 'L1' },
  { value: '16.0', measurand: 'Current.Import', unit: 'A', phase: 'L2' },
  { value: '16.0', measurand: 'Current.Import', unit: 'A', phase: 'L3' },
  { value: '230.1', measurand: 'Voltage', unit: 'V', phase: 'L1-N' },
];

const timestamp = () => new Date().toISOString();

/**
 * One round of the mixed loop: Heartbeat, Authorize, StartTransaction, 6 MeterValues of 6 values, StopTransaction.
 * The generator yields before each message, so that a caller may pace them.
 */
export const mixedSession = async function* (
  chargePoint: LoadChargePoint,
  idTag: string,
  meter: { wh: number },
) {
  yield () => chargePoint.call('Heartbeat', {});
  yield () => chargePoint.call('Authorize', { idTag });
  let transactionId: unknown;
  let readAtMs = 0;
  yield async () => {
    readAtMs = Date.now();
    const started = await chargePoint.call('StartTransaction', {
      connectorId: 1,
      idTag,
      meterStart: Math.round(meter.wh),
      timestamp: timestamp(),
    });
    transactionId = started['transactionId'];
    return started;
  };
  for (let sample = 0; sample < METER_VALUES; sample++) {
    // No faster than its power allows: a register that is not believed costs the product more.
    meter.wh += (POWER_W * (Date.now() - readAtMs)) / MS_PER_HOUR;
    readAtMs = Date.now();
    const meterValue = [{ timestamp: timestamp(), sampledValue: sampledValues(Math.round(meter.wh)) }];
    yield () => chargePoint.call('MeterValues', { connectorId: 1, transactionId, meterValue });
  }
  yield () =>
    chargePoint.call('StopTransaction', {
      transactionId,
      idTag,
      meterStop: Math.round(meter.wh),
      timestamp: timestamp(),
      reason: 'Local',
    });
};
