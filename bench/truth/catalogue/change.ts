import type { Claims } from '../world/claims.ts';
import { givenTo, timeText, type Entry, type Message, type Sample } from '../world/messages.ts';
import type { Scene } from './distortion.ts';

/** How the rows of the catalogue reach into claims and messages. */

export const REGISTER = 'Energy.Active.Import.Register';
const POWER = 'Power.Active.Import';

const isObject = (value: unknown): value is Sample => typeof value === 'object' && value !== null;
/** A charger may send the only one without its list. */
const listOf = <T>(value: unknown): T[] =>
  (Array.isArray(value) ? value : isObject(value) ? [value] : []) as T[];

/** The entries of meter values or transactionData. */
export const entriesOf = ({ payload }: Message): Entry[] =>
  listOf<Entry>(payload['meterValue'] ?? payload['transactionData']);

export const samplesOf = ({ sampledValue }: Entry): Sample[] =>
  listOf<unknown>(sampledValue).filter(isObject);

export const eachEntry = (messages: readonly Message[], change: (entry: Entry, message: Message) => void) => {
  for (const message of messages) for (const entry of entriesOf(message)) change(entry, message);
};

export const eachSample = (messages: readonly Message[], change: (sample: Sample) => void) =>
  eachEntry(messages, (entry) => {
    for (const sample of samplesOf(entry)) change(sample);
  });

export const isRegister = ({ measurand }: Sample): boolean =>
  measurand === undefined || measurand === null || measurand === '' || measurand === REGISTER;

export const isPower = ({ measurand }: Sample): boolean => measurand === POWER;

/** Every time in the messages that can be read as one. */
export const rewriteTimes = (messages: readonly Message[], change: (ms: number) => unknown) => {
  const rewritten = (time: unknown) => {
    const ms = Date.parse(String(time));
    return Number.isNaN(ms) ? time : change(ms);
  };
  eachEntry(messages, (entry) => (entry.timestamp = rewritten(entry.timestamp)));
  for (const { payload } of messages)
    if ('timestamp' in payload) payload['timestamp'] = rewritten(payload['timestamp']);
};

/** In whatever case. */
export const isKilo = ({ unit }: Sample): boolean => /^kwh?$/i.test(String(unit));

/** What a sample says in Wh or W. */
export const baseValue = (sample: Sample): number => numberIn(sample) * (isKilo(sample) ? 1_000 : 1);

/** Also after another distortion has written it with a comma. */
export const numberIn = ({ value }: Sample): number => Number(String(value).replace(',', '.'));

/** Adds samples to every entry of meter values that has a register, in front of the others or behind them. */
export const addToEntries = (
  messages: readonly Message[],
  { dice }: Scene,
  samples: (register: Sample, entry: Entry) => readonly Sample[],
) => {
  const isInFront = dice.chance(0.5);
  for (const message of messages) {
    if (message.action !== 'MeterValues') continue;
    for (const entry of entriesOf(message)) {
      const own = samplesOf(entry);
      const register = own.find(isRegister);
      if (register === undefined) continue;
      const added = samples(register, entry);
      entry.sampledValue = isInFront ? [...added, ...own] : [...own, ...added];
    }
  }
};

/** A message with meter values of the session at a moment. */
export const meterValues = (
  claims: Claims,
  session: number,
  atMs: number,
  sampledValue: readonly Sample[],
): Message => ({
  action: 'MeterValues',
  session,
  atMs,
  receivedMs: atMs + 600,
  payload: {
    connectorId: claims.truth.point.connectorId,
    transactionId: givenTo(session),
    meterValue: [{ timestamp: timeText(atMs), sampledValue }],
  },
});

export const own = ({ all, index }: Scene): Claims => {
  const claims = all[index];
  if (claims === undefined) throw new Error(`no session ${index}`);
  return claims;
};

/** Of the same connector. */
export const previousOf = ({ all, index }: Scene): Claims | undefined =>
  all.slice(0, index).findLast(({ truth }) => truth.point === all[index]?.truth.point);

export const nextOf = ({ all, index }: Scene): Claims | undefined =>
  all.slice(index + 1).find(({ truth }) => truth.point === all[index]?.truth.point);

/** Of the charger's other connector. */
export const besideOf = ({ all, index }: Scene): Claims | undefined =>
  all.find(({ truth }) => truth.point !== all[index]?.truth.point);

/** The register of the start message, and of the begin sample in half of all cases. */
export const setStart = (claims: Claims, { dice }: Scene, wh: number | null) => {
  claims.meterStart = wh;
  if (claims.begin !== null && wh !== null && dice.chance(0.5)) claims.begin = wh;
};

export const setStop = (claims: Claims, { dice }: Scene, wh: number | null) => {
  claims.meterStop = wh;
  if (claims.end !== null && wh !== null && dice.chance(0.5)) claims.end = wh;
};

/** Every register of the samples of a session. */
export const changeSamples = (claims: Claims, change: (wh: number, atMs: number) => number | null) => {
  for (const moment of claims.moments)
    if (moment.registerWh !== null) moment.registerWh = change(moment.registerWh, moment.atMs);
};

/** Every register that it sends of a session. */
export const changeRegisters = (claims: Claims, change: (wh: number, atMs: number) => number) => {
  const { truth } = claims;
  changeSamples(claims, change);
  if (claims.meterStart !== null) claims.meterStart = change(claims.meterStart, truth.startMs);
  if (claims.begin !== null) claims.begin = change(claims.begin, truth.startMs);
  if (claims.meterStop !== null) claims.meterStop = change(claims.meterStop, truth.stopMs);
  if (claims.end !== null) claims.end = change(claims.end, truth.stopMs);
};

/** The registers of samples, and those of start and stop too, count from another beginning than the meter's. */
export const countFrom = (claims: Claims, wh: number, isOfSamplesOnly = false) => {
  const belowWh = Math.max(0, Math.floor(wh));
  changeSamples(claims, (registerWh) => registerWh + claims.samplesBelowWh - belowWh);
  claims.samplesBelowWh = belowWh;
  if (isOfSamplesOnly) return;
  const shiftWh = claims.messagesBelowWh - belowWh;
  for (const end of ['meterStart', 'begin', 'meterStop', 'end'] as const)
    if (claims[end] !== null) claims[end] += shiftWh;
  claims.messagesBelowWh = belowWh;
};

export const changePower = (claims: Claims, change: (powerW: number) => number) => {
  for (const moment of claims.moments) if (moment.powerW !== null) moment.powerW = change(moment.powerW);
};

export const changeTimes = (claims: Claims, change: (ms: number) => number) => {
  claims.startMs = change(claims.startMs);
  claims.stopMs = change(claims.stopMs);
  for (const moment of claims.moments) moment.claimedMs = change(moment.claimedMs);
};

/** A moment well within the session. */
export const midMs = ({ truth }: Claims, { dice }: Scene): number =>
  truth.startMs + (truth.stopMs - truth.startMs) * dice.between(0.15, 0.85);

/** A sample like another, of another value in Wh or W. */
export const valued = (like: Sample, base: number, members: Sample): Sample => ({
  ...like,
  value: String(Number((isKilo(like) ? base / 1_000 : base).toFixed(6))),
  ...members,
});
