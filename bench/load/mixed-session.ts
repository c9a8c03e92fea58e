import type { LoadChargePoint } from './charge-point.ts';

const METER_VALUES = 6;

const sampledValues = (registerWh: number) => [
  { value: String(registerWh), measurand: 'Energy.Active.Import.Register', unit: 'Wh' },
  { value: '11040', measurand: 'Power.Active.Import', unit: 'W' },
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
  yield async () => {
    const started = await chargePoint.call('StartTransaction', {
      connectorId: 1,
      idTag,
      meterStart: meter.wh,
      timestamp: timestamp(),
    });
    transactionId = started['transactionId'];
    return started;
  };
  for (let sample = 0; sample < METER_VALUES; sample++) {
    meter.wh += 100;
    const meterValue = [{ timestamp: timestamp(), sampledValue: sampledValues(meter.wh) }];
    yield () => chargePoint.call('MeterValues', { connectorId: 1, transactionId, meterValue });
  }
  yield () =>
    chargePoint.call('StopTransaction', {
      transactionId,
      idTag,
      meterStop: meter.wh,
      timestamp: timestamp(),
      reason: 'Local',
    });
};
