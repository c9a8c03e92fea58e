import type { QuirkContext, Call, Quirk } from './quirk.ts';

/** A charger with several quirks: each looks at what those before it have made of a message. */
export const combineQuirks = (quirks: readonly Quirk[]): Quirk => {
  const [only] = quirks;
  if (only !== undefined && quirks.length === 1) return only;
  const memory = new Map(quirks.map((quirk) => [quirk, new Map<string, unknown>()]));
  /** What one has seen is its own. */
  const own = (quirk: Quirk, context: QuirkContext): QuirkContext => ({
    ...context,
    memory: memory.get(quirk) ?? context.memory,
  });
  return {
    row: null,
    ...firstOf(quirks.map(({ subprotocols }) => subprotocols)),
    ...(quirks.some(({ answersPings }) => answersPings === false) ? { answersPings: false } : {}),
    opened: (context) => quirks.forEach((quirk) => quirk.opened?.(own(quirk, context))),
    pinged: (context) => quirks.forEach((quirk) => quirk.pinged?.(own(quirk, context))),
    sends: (call, context) =>
      quirks.reduce<readonly Call[]>(
        (calls, quirk) => calls.flatMap((each) => quirk.sends?.(each, own(quirk, context)) ?? [each]),
        [call],
      ),
    answered: (call, answer, context) =>
      quirks
        .map((quirk) => quirk.answered?.(call, answer, own(quirk, context)))
        .every((read) => read !== false),
    replies(call, context) {
      for (const quirk of quirks) {
        const reply = quirk.replies?.(call, own(quirk, context));
        if (reply !== undefined) return reply;
      }
      return undefined;
    },
    answers: (call, payload) =>
      quirks.reduce((answer, quirk) => quirk.answers?.(call, answer) ?? answer, payload),
    text: (frame) => quirks.reduce((text, quirk) => quirk.text?.(text) ?? text, frame),
  };
};

const firstOf = (given: readonly Quirk['subprotocols'][]): Pick<Quirk, 'subprotocols'> => {
  const subprotocols = given.find((each) => each !== undefined);
  return subprotocols === undefined ? {} : { subprotocols };
};
