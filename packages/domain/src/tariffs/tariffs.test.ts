import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { previewPrice, previewPrices } from './preview-prices.ts';
import { exactEnergyPrice, priceSession } from './price-session.ts';
import { pricePerKwhOf, type TariffVersion } from './tariff.ts';
import { tariffInForce } from './tariff-in-force.ts';
import { validatePricingPolicy } from './validate-pricing-policy.ts';
import { isWithoutVat } from './vat.ts';

const energyWh = fc.bigInt({ min: 0n, max: 10n ** 9n });
const pricePerKwh = fc.integer({ min: 0, max: 99_999 }).map((price) => (price / 10_000).toFixed(4));

const tariff = (
  price: string,
  validFrom = new Date('2026-01-01T00:00:00Z'),
  id = 'tariff-1',
): TariffVersion => {
  return {
    id,
    currency: 'EUR',
    vatBasis: 'incl',
    validFrom,
    components: [{ kind: 'energy', pricePerKwh: price }],
    timeZone: 'Europe/Amsterdam',
  };
};

/** At one price per kWh the course of a session does not matter. */
const course = { startedAt: new Date(0), until: new Date(0), registers: [], idle: [] };

const priced = (wh: bigint, price: string): string => {
  return priceSession({ energyWh: wh, tariff: tariff(price), free: null, course }).amount;
};

/** An exact price of up to 7 places as an integer number of 10^-7 euro. */
const tenMillionths = (amount: string): bigint => {
  const [whole = '', decimals = ''] = amount.split('.');
  return BigInt(whole + decimals.padEnd(7, '0'));
};

describe('the price of a session', () => {
  test.each([
    [4_250n, '0.3500', '1.487500'],
    [8_437n, '0.2345', '1.978477'],
    [1n, '0.0001', '0.000000'],
    [5n, '0.0001', '0.000001'],
    [0n, '0.3500', '0.000000'],
    [20_000n, '0.0000', '0.000000'],
    [9_007_199_254_740_993n, '0.1000', '900719925474.099300'],
  ])('%d Wh at %s is %s', (wh, price, amount) => {
    expect(priced(wh, price)).toBe(amount);
  });

  test('names energy, rate and tariff in its line', () => {
    expect(priceSession({ energyWh: 4_250n, tariff: tariff('0.3500'), free: null, course }).lines).toEqual([
      { kind: 'energy', tariffId: 'tariff-1', energyWh: 4_250n, pricePerKwh: '0.3500', amount: '1.487500' },
    ]);
  });

  test('whitelisted is zero, and the line says by which entry', () => {
    const free = { rule: 'whitelist', entryId: 'entry-1', description: 'Anna' } as const;
    expect(priceSession({ energyWh: 4_250n, tariff: tariff('0.3500'), free, course })).toEqual({
      amount: '0.000000',
      lines: [
        { kind: 'whitelist', entryId: 'entry-1', description: 'Anna', energyWh: 4_250n, amount: '0.000000' },
      ],
    });
  });

  test('free charging is zero, with or without a tariff', () => {
    const line = { kind: 'free-charging', energyWh: 4_250n, amount: '0.000000' };
    for (const version of [null, tariff('0.3500')]) {
      const price = priceSession({
        energyWh: 4_250n,
        tariff: version,
        free: { rule: 'free-charging' },
        course,
      });
      expect(price).toEqual({ amount: '0.000000', lines: [line] });
    }
  });

  test('without a tariff it is zero and says so', () => {
    expect(priceSession({ energyWh: 4_250n, tariff: null, free: null, course })).toEqual({
      amount: '0.000000',
      lines: [{ kind: 'no-tariff', energyWh: 4_250n, amount: '0.000000' }],
    });
  });

  test('unrounded, two sessions cost what one of both energies costs', () => {
    fc.assert(
      fc.property(energyWh, energyWh, pricePerKwh, (a, b, price) => {
        const both = tenMillionths(exactEnergyPrice(a + b, price));
        expect(tenMillionths(exactEnergyPrice(a, price)) + tenMillionths(exactEnergyPrice(b, price))).toBe(
          both,
        );
      }),
    );
  });

  test('is integer arithmetic to the last place: never a float', () => {
    fc.assert(
      fc.property(energyWh, pricePerKwh, (wh, price) => {
        expect(tenMillionths(exactEnergyPrice(wh, price))).toBe(wh * BigInt(price.replace('.', '')));
        expect(priced(wh, price)).toMatch(/^\d+\.\d{6}$/);
      }),
    );
  });

  test('never falls with more energy or a higher rate', () => {
    fc.assert(
      fc.property(energyWh, energyWh, pricePerKwh, pricePerKwh, (a, b, p, q) => {
        const [less, more] = a < b ? [a, b] : [b, a];
        const [low, high] = p < q ? [p, q] : [q, p];
        expect(Number(priced(less, low))).toBeLessThanOrEqual(Number(priced(more, high)));
      }),
    );
  });
});

describe('the tariff in force', () => {
  const january = tariff('0.3000', new Date('2026-01-01T00:00:00Z'), 'january');
  const march = tariff('0.3500', new Date('2026-03-01T00:00:00Z'), 'march');
  const marchAgain = tariff('0.4000', new Date('2026-03-01T00:00:00Z'), 'march-again');

  test.each([
    ['before the first', '2025-12-31T23:59:59.999Z', null],
    ['from its first millisecond', '2026-01-01T00:00:00.000Z', 'january'],
    ['until the next one', '2026-02-28T23:59:59.999Z', 'january'],
    ['of two at one moment the later', '2026-03-01T00:00:00.000Z', 'march-again'],
  ])('%s', (_, at, id) => {
    expect(tariffInForce([january, march, marchAgain], new Date(at))?.id ?? null).toBe(id);
    expect(tariffInForce([march, marchAgain, january], new Date(at))?.id ?? null).toBe(id);
  });

  test('is the last version not after the moment', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { maxLength: 12 }), fc.nat(1000), (starts, at) => {
        const versions = starts.map((start) => ({ validFrom: new Date(start) }));
        const expected = Math.max(-1, ...starts.filter((start) => start <= at));
        expect(tariffInForce(versions, new Date(at))?.validFrom.getTime() ?? -1).toBe(expected);
      }),
    );
  });
});

describe('a pricing policy', () => {
  test.each([
    ['0,35', '0.3000', '0.3500', []],
    ['0.45', null, '0.4500', []],
    ['0.4501', null, '0.4501', ['notably-high']],
    ['0.85', null, '0.8500', ['notably-high']],
    ['0.8501', null, '0.8501', ['very-high']],
    ['0', '0.3000', '0.0000', ['becomes-free']],
    ['0', '0.0000', '0.0000', []],
    ['0', null, '0.0000', []],
  ])('%s after %s is %s with warnings %j', (typed, current, price, warnings) => {
    expect(validatePricingPolicy(typed, current)).toEqual({ ok: true, pricePerKwh: price, warnings });
  });

  test('says which field is wrong and why', () => {
    expect(validatePricingPolicy('10', null)).toEqual({
      ok: false,
      field: 'pricePerKwh',
      reason: 'too-high',
    });
  });
});

const noon = new Date('2026-06-01T10:00:00Z');

test('the preview shows the same examples before and after', () => {
  expect(previewPrices(tariff('0.3000'), tariff('0.3500'), 11_000, noon)).toEqual([
    { example: 'ten-minutes', energyWh: 1_833n, before: '0.549900', after: '0.641550' },
    { example: 'one-hour', energyWh: 11_000n, before: '3.300000', after: '3.850000' },
    { example: 'twenty-kwh', energyWh: 20_000n, before: '6.000000', after: '7.000000' },
  ]);
  expect(previewPrices(null, tariff('0.3500'), 11_000, noon).every(({ before }) => before === null)).toBe(
    true,
  );
});

test('a session is previewed with its hours, and idle at its end', () => {
  const components = [
    ...tariff('0.3000').components,
    { kind: 'time', pricePerHour: '1.0000' },
    { kind: 'idle', pricePerHour: '6.0000', graceMinutes: 30 },
  ] as const;
  const session = { startedAt: noon, energyWh: 10_000n, seconds: 4 * 3600, idleSeconds: 3600 };
  // 10 kWh, 3.5 h connected, 0.5 h idle.
  expect(previewPrice({ ...tariff('0.3000'), components }, session)).toBe('9.500000');
});

test('a previewed session does not charge while it is idle', () => {
  const window = { weekdays: [1], from: '14:00', until: '16:00' };
  const rate = tariff('0.3000');
  const components = [{ kind: 'energy', pricePerKwh: '1.0000', window } as const, ...rate.components];
  // From 12:00 on the station's clock until 16:00, idle for the last two hours.
  const session = { startedAt: noon, energyWh: 10_000n, seconds: 4 * 3600, idleSeconds: 2 * 3600 };
  expect(previewPrice({ ...rate, components }, session)).toBe('3.000000');
});

test('a tariff without an energy component charges no energy', () => {
  expect(pricePerKwhOf(tariff('0.3500'))).toBe('0.3500');
  expect(pricePerKwhOf({ components: [] })).toBe('0.0000');
});

test('private persons and small businesses get what they typed', () => {
  const kinds = ['private', 'kor', 'very-small', 'vat-nl', 'other', null] as const;
  expect(kinds.filter(isWithoutVat)).toEqual(['private', 'kor', 'very-small']);
});
