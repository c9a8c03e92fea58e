import { valueProblem, type ReportedKey } from './configuration-value.ts';

interface Rule {
  readonly key: string;
  readonly isFine: (value: string) => boolean;
  readonly value: string;
}

const between = (min: number, max: number) => (value: string) =>
  /^\d{1,9}$/.test(value.trim()) && Number(value) >= min && Number(value) <= max;

/** Settings that prevent sessions from being lost, with the values that are already good enough. */
const RULES: readonly Rule[] = [
  { key: 'TransactionMessageAttempts', isFine: between(10, 1_000), value: '10' },
  { key: 'TransactionMessageRetryInterval', isFine: between(30, 60), value: '60' },
  // Shorter than attempts × interval, so that a dead socket is noticed before messages are dropped.
  { key: 'WebSocketPingInterval', isFine: between(10, 300), value: '60' },
  { key: 'MeterValueSampleInterval', isFine: between(30, 300), value: '60' },
  { key: 'StopTransactionOnInvalidId', isFine: (value) => /^(?:true|1)$/i.test(value.trim()), value: 'true' },
];

/** The settings to change, among the writable keys of this charger. */
export const recommendedSettings = (
  reported: readonly ReportedKey[],
): { readonly key: string; readonly value: string }[] => {
  return RULES.flatMap(({ key, isFine, value }) => {
    const own = reported.find((each) => each.key.toLowerCase() === key.toLowerCase());
    if (!own || own.value === null || isFine(own.value)) return [];
    return valueProblem(own.key, value, reported) === null ? [{ key: own.key, value }] : [];
  });
};
