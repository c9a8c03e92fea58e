import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sameValue, valueProblem, writtenValue, type ReportedKey } from './configuration-value.ts';
import { nextProbe, startProbe, USEFUL_MEASURANDS, type MeasurandProbe } from './measurand-probe.ts';
import { pagesLeftOut, pagesToRead } from './read-plan.ts';
import { recommendedSettings } from './recommended-settings.ts';
import { isSecretKey } from './secret-key.ts';

const reported = (values: Record<string, string>): ReportedKey[] =>
  Object.entries(values).map(([key, value]) => ({ key, value, readonly: false }));

test.each([
  'AuthorizationKey',
  'AuthenticationServerSharedKey',
  'StationPassword',
  'wifi_secret',
  'ApiToken',
  'BasicAuthPassword',
])('%s is a secret', (key) => expect(isSecretKey(key)).toBe(true));
test.each(['HeartbeatInterval', 'AuthorizationCacheEnabled', 'LocalAuthListEnabled'])(
  '%s is no secret',
  (key) => expect(isSecretKey(key)).toBe(false),
);

describe('a value', () => {
  test.each([
    ['HeartbeatInterval', '60', null],
    ['HeartbeatInterval', 'often', 'not-a-whole-number'],
    ['heartbeatinterval', '0', 'out-of-range'],
    ['LocalPreAuthorize', 'yes', 'not-a-boolean'],
    ['LocalPreAuthorize', 'TRUE', null],
    ['MeterValuesSampledData', 'Voltage,SoC,Current.Import', 'too-many-members'],
    ['MeterValuesSampledData', 'Voltage, SoC', null],
    ['VendorSetting', 'anything at all', null],
  ])('%s = %s: %s', (key, value, problem) => {
    expect(valueProblem(key, value, reported({ MeterValuesSampledDataMaxLength: '2' }))).toBe(problem);
  });

  test('of a read-only key cannot be set', () => {
    const keys = [{ key: 'NumberOfConnectors', value: '2', readonly: true }];
    expect(valueProblem('NumberOfConnectors', '3', keys)).toBe('read-only');
  });

  test.each([
    ['LocalPreAuthorize', 'TRUE', 'one-zero', '1'],
    ['LocalPreAuthorize', '0', 'true-false', 'false'],
    ['MeterValuesSampledData', ' Voltage , SoC ', 'true-false', 'Voltage,SoC'],
    ['HeartbeatInterval', ' 60 ', 'one-zero', '60'],
    ['VendorSetting', ' as is ', 'one-zero', ' as is '],
  ] as const)('%s = %s is written %s as %s', (key, value, booleans, written) => {
    expect(writtenValue(key, value, { booleans })).toBe(written);
  });

  test('means the same however the charger writes it', () => {
    expect(sameValue('LocalPreAuthorize', 'true', '1')).toBe(true);
    expect(sameValue('LocalPreAuthorize', 'true', 'False')).toBe(false);
    expect(sameValue('MeterValuesSampledData', 'Voltage,SoC', 'Voltage, SoC')).toBe(true);
    expect(sameValue('HeartbeatInterval', '60', '600')).toBe(false);
  });
});

const after = (values: Record<string, string>, known: string[], keysAtOnce: number | null = null) =>
  pagesLeftOut({ reported: reported(values), unknownKeys: ['BlinkRepeat'] }, known, keysAtOnce);

describe('pages', () => {
  test('ask for every key once, and for no more at once than the charger takes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.uniqueArray(fc.string({ minLength: 1 })),
        (size, known) => {
          const pages = pagesToRead(size, known);
          const asked = pages.flat();
          expect(pages.every((page) => page.length >= 1 && page.length <= size)).toBe(true);
          expect(new Set(asked).size).toBe(asked.length);
          for (const key of [...known, 'HeartbeatInterval']) expect(asked).toContain(key);
        },
      ),
    );
  });

  test('follow an answer that was cut off, and no other', () => {
    const first = { GetConfigurationMaxKeys: '1' };
    expect(after(first, ['VendorKey'])[0]).toEqual(['VendorKey']);
    expect(after(first, []).flat()).not.toContain('GetConfigurationMaxKeys');
    expect(after(first, []).flat()).not.toContain('BlinkRepeat');
    expect(after({ GetConfigurationMaxKeys: '1', HeartbeatInterval: '60' }, [])).toEqual([]);
    expect(after({ HeartbeatInterval: '60' }, [])).toEqual([]);
    expect(after({ GetConfigurationMaxKeys: '50', HeartbeatInterval: '60' }, [])).toEqual([]);
    expect(after({ HeartbeatInterval: '60' }, [], 5)[0]).toHaveLength(5);
  });

  test('do not follow an empty answer: it means "not now"', () => {
    expect(pagesLeftOut({ reported: [], unknownKeys: [] }, ['VendorKey'], 1)).toEqual([]);
  });
});

test('recommended is only what the charger has, may be written and is not good enough', () => {
  const keys: ReportedKey[] = [
    ...reported({ TransactionMessageAttempts: '3', TransactionMessageRetryInterval: '45' }),
    { key: 'MeterValueSampleInterval', value: '0', readonly: true },
    { key: 'StopTransactionOnInvalidId', value: '0', readonly: false },
    { key: 'WebSocketPingInterval', value: null, readonly: false },
  ];
  expect(recommendedSettings(keys)).toEqual([
    { key: 'TransactionMessageAttempts', value: '10' },
    { key: 'StopTransactionOnInvalidId', value: 'true' },
  ]);
});

test('the search for measurands ends with all that the charger can send', () => {
  const [register, ...others] = USEFUL_MEASURANDS;
  fc.assert(
    fc.property(fc.subarray(others), fc.option(fc.integer({ min: 1, max: 8 })), (supported, longest) => {
      const can = new Set<string>([register, ...supported]);
      const fits = (list: readonly string[]) =>
        list.every((each) => can.has(each)) && list.length <= (longest ?? 99);
      let has: readonly string[] = [];
      let calls = 0;
      for (let probe: MeasurandProbe | null = startProbe(longest); probe !== null; calls += 1) {
        const accepted = fits(probe.trying);
        if (accepted) has = probe.trying;
        probe = nextProbe(probe, accepted);
      }
      expect(has).toEqual(USEFUL_MEASURANDS.filter((each) => can.has(each)).slice(0, longest ?? undefined));
      expect(calls).toBeLessThanOrEqual(USEFUL_MEASURANDS.length + 1);
    }),
  );
});
