import type { Manner } from './charger.ts';
import type { Claims, Moment } from './claims.ts';

/** A member that a distortion may turn into anything. */
export type Sample = Record<string, unknown>;

export interface Entry {
  timestamp: unknown;
  sampledValue: unknown;
}

/** What a charger sends. */
export interface Message {
  readonly action: 'StartTransaction' | 'MeterValues' | 'StopTransaction';
  /** Of the history. */
  readonly session: number;
  /** When the charger had it ready, and when it arrives. */
  readonly atMs: number;
  receivedMs: number;
  payload: Record<string, unknown>;
}

/** Stands for the transaction id that the answer to the start of a session gave. */
export const givenTo = (session: number): string => `<given to ${session}>`;

export const timeText = (ms: number): string => new Date(ms).toISOString().replace('.000Z', 'Z');

/** The messages of one session, in order. */
export const messagesOf = (manner: Manner, claims: Claims, session: number): Message[] => {
  const { truth } = claims;
  const { connectorId } = truth.point;
  const message = (action: Message['action'], atMs: number, payload: Record<string, unknown>): Message => ({
    action,
    session,
    atMs,
    receivedMs: atMs + 400,
    payload,
  });
  const start = message('StartTransaction', truth.startMs, {
    connectorId,
    idTag: claims.idTag,
    ...given('meterStart', claims.meterStart),
    timestamp: timeText(claims.startMs),
  });
  const samples = claims.moments.flatMap((moment) => {
    const sampledValue = samplesOf(manner, claims, moment, manner.wordy ? 'Sample.Periodic' : null);
    const entry: Entry = { timestamp: timeText(moment.claimedMs), sampledValue };
    if (sampledValue.length === 0) return [];
    return [
      message('MeterValues', moment.atMs, {
        connectorId,
        transactionId: givenTo(session),
        meterValue: [entry],
      }),
    ];
  });
  const data = transactionData(manner, claims);
  const stop = message('StopTransaction', truth.stopMs, {
    transactionId: givenTo(session),
    idTag: claims.idTag,
    ...given('meterStop', claims.meterStop),
    timestamp: timeText(claims.stopMs),
    ...(data.length > 0 ? { transactionData: data } : {}),
  });
  return [start, ...samples, ...(claims.stopArrives ? [stop] : [])];
};

const given = (name: string, valueWh: number | null) =>
  valueWh === null ? {} : { [name]: Math.round(valueWh) };

const transactionData = (manner: Manner, claims: Claims): Entry[] => {
  const end = (valueWh: number | null, ms: number, context: string): Entry[] =>
    valueWh === null
      ? []
      : [
          {
            timestamp: timeText(ms),
            sampledValue: [
              registerSample(manner, claims.stepsEnds ? claims.step(valueWh) : valueWh, context),
            ],
          },
        ];
  const all = manner.transactionData === 'all' ? claims.moments : [];
  return [
    ...end(claims.begin, claims.startMs, 'Transaction.Begin'),
    ...all.map((moment) => ({
      timestamp: timeText(moment.claimedMs),
      sampledValue: samplesOf(manner, claims, moment, 'Sample.Periodic'),
    })),
    ...end(claims.end, claims.stopMs, 'Transaction.End'),
  ];
};

const samplesOf = (manner: Manner, { step }: Claims, moment: Moment, context: string | null): Sample[] => {
  const { registerWh, powerW, currentA, voltageV, socPercent, intervalWh } = moment;
  const sample = (measurand: string, value: number, unit: string, phase?: string): Sample => ({
    value: numberText(value),
    ...(context === null ? {} : { context, format: 'Raw', location: 'Outlet' }),
    measurand,
    unit,
    ...(phase === undefined ? {} : { phase }),
  });
  const power = manner.kilo ? ([1_000, 'kW'] as const) : ([1, 'W'] as const);
  const phaseOf = (index: number) => (currentA?.length === 1 ? undefined : `L${index + 1}`);
  return [
    ...(registerWh === null ? [] : [registerSample(manner, step(registerWh), context)]),
    ...(powerW === null ? [] : [sample('Power.Active.Import', powerW / power[0], power[1])]),
    ...(currentA ?? []).map((amperes, index) => sample('Current.Import', amperes, 'A', phaseOf(index))),
    ...(voltageV === null
      ? []
      : (currentA ?? []).map((_, index) => sample('Voltage', voltageV, 'V', phaseOf(index)))),
    ...(socPercent === null ? [] : [sample('SoC', socPercent, 'Percent')]),
    ...(intervalWh === null ? [] : [sample('Energy.Active.Import.Interval', intervalWh, 'Wh')]),
  ];
};

const registerSample = (manner: Manner, registerWh: number, context: string | null): Sample => ({
  value: numberText(manner.kilo ? registerWh / 1_000 : registerWh),
  ...(context === null ? {} : { context, location: 'Outlet' }),
  measurand: 'Energy.Active.Import.Register',
  unit: manner.kilo ? 'kWh' : 'Wh',
});

const numberText = (value: number): string => String(Number(value.toFixed(6)));
