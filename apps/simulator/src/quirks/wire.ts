import type { Line, Wire } from '@laadpoort/ocpp/client/wired-client';
import { combineQuirks } from './combine.ts';
import type { QuirkContext, Call, Payload, Quirk } from './quirk.ts';
import { quirks, type QuirkName } from './quirks.ts';

type Frame = [2, string, string, Payload] | [3, string, Payload] | [4, string, string, string, object];

/** What differs about the connections of a charger with these quirks. */
export const quirkWireOf = (
  names: QuirkName | readonly QuirkName[] | null,
): { subprotocols?: readonly string[]; wire?: Wire } => {
  if (names === null) return {};
  const quirk = combineQuirks([names].flat().map((name) => quirks[name]));
  const { subprotocols } = quirk;
  return { ...(subprotocols === undefined ? {} : { subprotocols }), wire: quirkWire(quirk) };
};

/** The wire of a charger with a quirk. One charger has one for all its connections. */
export const quirkWire = (quirk: Quirk): Wire => {
  const memory = new Map<string, unknown>();
  /** Calls of either side that are not answered yet. */
  const asked = new Map<string, Call & { atMs: number }>();
  const own = new Set<string>();
  const told = new Set<string>();
  let line: Line | null = null;
  const text = (frame: Frame) => {
    const plain = JSON.stringify(frame);
    return quirk.text?.(plain) ?? plain;
  };
  const context: QuirkContext = {
    memory,
    call(action, payload, id = `quirk-${own.size + 1}`) {
      own.add(id);
      line?.send(text([2, id, action, payload]));
    },
    tellFirmware(action, payload) {
      const id = `told-${told.size + 1}`;
      told.add(id);
      line?.read(JSON.stringify([2, id, action, payload]));
    },
    answerFirmware: ({ id }, payload) => line?.read(JSON.stringify([3, id, payload])),
    hangUp: () => line?.hangUp(),
    pauseReading: (milliseconds) => line?.pauseReading(milliseconds),
  };

  const sendsCall = (call: Call) => {
    asked.set(call.id, { ...call, atMs: performance.now() });
    const calls = quirk.sends?.(call, context) ?? [call];
    return calls.map(({ id, action, payload }) => text([2, id, action, payload]));
  };
  const sendsAnswer = (frame: Frame) => {
    if (told.has(frame[1])) return [];
    const call = asked.get(frame[1]);
    asked.delete(frame[1]);
    if (frame[0] !== 3 || call === undefined || quirk.answers === undefined) return [text(frame)];
    return [text([3, frame[1], quirk.answers(call, frame[2])])];
  };
  const receivesCall = (call: Call) => {
    asked.set(call.id, { ...call, atMs: performance.now() });
    const reply = quirk.replies?.(call, context);
    if (reply === undefined) return true;
    if (typeof reply === 'object') line?.send(text([3, call.id, reply]));
    else if (reply !== 'silence') line?.send(text([4, call.id, reply, '', {}]));
    return false;
  };
  const receivesAnswer = (frame: Frame) => {
    if (own.has(frame[1])) return false;
    const call = asked.get(frame[1]);
    asked.delete(frame[1]);
    if (call === undefined || quirk.answered === undefined) return true;
    const answer = { payload: frame[0] === 3 ? frame[2] : null, afterMs: performance.now() - call.atMs };
    return quirk.answered(call, answer, context) !== false;
  };
  return {
    answersPings: quirk.answersPings ?? true,
    opened(opened) {
      line = opened;
      quirk.opened?.(context);
    },
    pinged: () => quirk.pinged?.(context),
    sends(given) {
      const frame = JSON.parse(given) as Frame;
      if (frame[0] !== 2) return sendsAnswer(frame);
      return sendsCall({ id: frame[1], action: frame[2], payload: frame[3] });
    },
    receives(given) {
      const frame = JSON.parse(given) as Frame;
      if (frame[0] !== 2) return receivesAnswer(frame);
      return receivesCall({ id: frame[1], action: frame[2], payload: frame[3] });
    },
  };
};
