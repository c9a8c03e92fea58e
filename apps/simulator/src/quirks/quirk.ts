export type Payload = Readonly<Record<string, unknown>>;

/** A CALL of either side. */
export interface Call {
  readonly id: string;
  readonly action: string;
  readonly payload: Payload;
}

/** What a quirk can do at any time while it is connected. */
export interface QuirkContext {
  /** Sends a call of its own making; its answer is not told to the firmware. */
  readonly call: (action: string, payload: Payload, id?: string) => void;
  /** Answers a call of the firmware in the place of the central system. */
  readonly answerFirmware: (call: Call, payload: Payload) => void;
  /** Gives the firmware a call in the place of the central system; its answer is told to nobody. */
  readonly tellFirmware: (action: string, payload: Payload) => void;
  readonly hangUp: () => void;
  readonly pauseReading: (milliseconds: number) => void;
  /** Kept over reconnections: what the quirk has seen. */
  readonly memory: Map<string, unknown>;
}

/** How one charger in the field differs from a good one: looks at its calls and answers as they pass. */
export interface Quirk {
  /** In docs/conformance.md, `Behaviour of real chargers`; null: a fault that no row describes. */
  readonly row: number | null;
  readonly subprotocols?: readonly string[];
  readonly answersPings?: false;
  opened?(context: QuirkContext): void;
  pinged?(context: QuirkContext): void;
  /** A call of the firmware leaves: what is sent in its place. */
  sends?(call: Call, context: QuirkContext): readonly Call[];
  /** The answer to a call of the firmware has come; false: it is lost. */
  answered?(call: Call, answer: Answer, context: QuirkContext): boolean | void;
  /** A call of the central system: what is answered without asking the firmware; undefined: the firmware is asked. */
  replies?(call: Call, context: QuirkContext): Reply | undefined;
  /** The firmware's answer to a call of the central system, as it leaves. */
  answers?(call: Call, payload: Payload): Payload;
  /** The text of a frame, as it leaves. */
  text?(frame: string): string;
}

/** An answer, the code of a CALLERROR, or none at all. */
export type Reply = Payload | 'NotImplemented' | 'NotSupported' | 'silence';

export interface Answer {
  /** Null: a CALLERROR. */
  readonly payload: Payload | null;
  readonly afterMs: number;
}

type Edit = (payload: Payload, context: QuirkContext) => Payload;

/** `sends` for a quirk that only changes what is in its messages. */
export const editing =
  (edits: Readonly<Record<string, Edit>>) =>
  (call: Call, context: QuirkContext): readonly Call[] => {
    const edit = edits[call.action];
    return [edit === undefined ? call : { ...call, payload: edit(call.payload, context) }];
  };

/** The same edit for several messages. */
export const editingAll = (actions: readonly string[], edit: Edit) =>
  editing(Object.fromEntries(actions.map((action) => [action, edit])));

/** Answers one action of the central system in its own way; undefined: as the firmware does. */
export const answering = (
  row: number | null,
  action: string,
  answer: (payload: Payload, context: QuirkContext) => Reply | undefined,
): Quirk => ({
  row,
  replies: (call, context) => (call.action === action ? answer(call.payload, context) : undefined),
});

interface WireReading {
  timestamp: string;
  sampledValue: Payload[];
}

/** Changes every reading of a MeterValues or a StopTransaction. */
export const withReadings = (payload: Payload, edit: (reading: WireReading) => object): Payload => {
  const name = 'meterValue' in payload ? 'meterValue' : 'transactionData';
  const readings = payload[name];
  return Array.isArray(readings) ? { ...payload, [name]: (readings as WireReading[]).map(edit) } : payload;
};

/** Changes every sampled value; leaves those out for which nothing is given. */
export const withSamples = (payload: Payload, edit: (sample: Payload) => Payload | null): Payload =>
  withReadings(payload, (reading) => ({
    ...reading,
    sampledValue: reading.sampledValue.flatMap((sample) => edit(sample) ?? []),
  }));

export const isRegister = ({ measurand }: Payload): boolean => measurand === 'Energy.Active.Import.Register';
