import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createConnector, plugIn, type Connector } from '../src/connectors/connector.ts';
import { advanceMeter, registerWh } from '../src/metering/meter.ts';
import { type2Socket } from '../src/connectors/connector-spec.ts';
import { powerW } from '../src/metering/power-curve.ts';

const charging = (car: { maxPowerW: number; batteryWh: number; socPercent: number }): Connector => {
  const connector = createConnector(1, type2Socket, 1_000_000);
  const startedAt = '2026-11-22T12:00:00Z';
  const card = { idTag: 'X', parentIdTag: undefined };
  const transaction = { ...card, id: 1, key: 'k', meterStartWh: 1_000_000, startedAt };
  connector.use = { kind: 'charging', plugged: plugIn(car, 0), transaction, sampling: { cancel() {} } };
  return connector;
};

const cars = fc.record({
  maxPowerW: fc.integer({ min: 1_400, max: 22_000 }),
  batteryWh: fc.integer({ min: 5_000, max: 120_000 }),
  socPercent: fc.integer({ min: 0, max: 100 }),
});

test('the register never goes back, and never counts more than power × time or than fits into the battery', () => {
  fc.assert(
    fc.property(cars, fc.array(fc.integer({ min: 0, max: 7_200 }), { maxLength: 20 }), (car, waits) => {
      const connector = charging(car);
      let elapsedSeconds = 0;
      for (const wait of waits) {
        const before = connector.registerWh;
        elapsedSeconds += wait;
        advanceMeter(connector, elapsedSeconds);
        expect(connector.registerWh).toBeGreaterThanOrEqual(before);
        expect(connector.registerWh - before).toBeLessThanOrEqual((car.maxPowerW * wait) / 3_600 + 1e-6);
      }
      const roomWh = (car.batteryWh * (100 - car.socPercent)) / 100;
      const stepWh = (car.maxPowerW * 10) / 3_600;
      expect(connector.registerWh - 1_000_000).toBeLessThanOrEqual(roomWh + stepWh);
    }),
  );
});

test('looking often or seldom at the meter counts the same', () => {
  fc.assert(
    fc.property(cars, fc.integer({ min: 2, max: 60 }), (car, looks) => {
      const [often, once] = [charging(car), charging(car)];
      for (let look = 1; look <= looks; look += 1) advanceMeter(often, look * 60);
      advanceMeter(once, looks * 60);
      expect(Math.abs(registerWh(often) - registerWh(once))).toBeLessThanOrEqual(1);
    }),
  );
});

test.for([
  { when: 'at the start', facts: { drawingSeconds: 0 }, expected: 0 },
  { when: 'half up the ramp', facts: { drawingSeconds: 15 }, expected: 5_500 },
  { when: 'on the plateau', facts: {}, expected: 11_000 },
  { when: 'half down the taper', facts: { socPercent: 90 }, expected: 5_940 },
  { when: 'when full', facts: { socPercent: 100 }, expected: 0 },
  { when: 'when the car pauses', facts: { paused: true }, expected: 0 },
])('power $when is $expected W', ({ facts, expected }) => {
  const plateau = { limitW: 11_000, socPercent: 50, paused: false, drawingSeconds: 3_600 };
  expect(powerW({ ...plateau, ...facts })).toBeCloseTo(expected);
});
