import type { Kernel } from '#chargers/kernel.ts';
import { pagesLeftOut, pagesToRead } from '@laadpoort/domain/configuration/read-plan';
import type { CommandRequest } from '@laadpoort/contract/commands/requests';
import type { CallOutcome } from '@laadpoort/ocpp/calls/outcome';
import type { Request } from '@laadpoort/ocpp/messages/actions';
import { keepReported, keepValue, keepDesiredAnswer } from './keep-configuration.ts';
import { readKeyNames } from './store.ts';

interface Asked<A extends CommandRequest['action']> {
  readonly accountId: string;
  readonly chargePointId: string;
  readonly request: Extract<CommandRequest, { action: A }>;
}

/** What is known of a charger's configuration follows its answers, whoever asked. */
export const configurationHooks = (
  { db, now, directory }: Pick<Kernel, 'db' | 'now' | 'directory'>,
  /** Reads the keys that one answer had no room for. */
  readPages: (asked: Asked<'GetConfiguration'>, pages: readonly string[][]) => void,
) => {
  const keysAtOnce = (chargePointId: string) =>
    directory.findById(chargePointId)?.quirks.configurationKeysAtOnce ?? null;

  return {
    GetConfiguration: {
      async prepare(
        { chargePointId, request }: Asked<'GetConfiguration'>,
        payload: Request<'GetConfiguration'>,
      ) {
        const size = keysAtOnce(chargePointId);
        if (size === null || asksForSome(request)) return payload;
        const [first = []] = pagesToRead(size, await readKeyNames(db, chargePointId));
        return { key: first };
      },

      async settled(asked: Asked<'GetConfiguration'>, outcome: CallOutcome<'GetConfiguration'>) {
        if (outcome.kind !== 'answered') return;
        const { chargePointId, request } = asked;
        const { configurationKey: given = [], unknownKey: unknownKeys = [] } = outcome.response;
        // Some chargers answer an empty list when they mean "not now" (docs/protocol/commands.md): keep what is known.
        if (given.length + unknownKeys.length === 0) return;
        const known = await readKeyNames(db, chargePointId);
        const reported = given.map(({ key, value }) => ({ key, value: value ?? null }));
        const left = asksForSome(request)
          ? []
          : pagesLeftOut({ reported, unknownKeys }, known, keysAtOnce(chargePointId));
        const everything = left.length === 0 && !asksForSome(request) && keysAtOnce(chargePointId) === null;
        await keepReported(db, chargePointId, outcome.response, { everything, at: now() });
        if (left.length > 0) readPages(asked, left);
      },
    },

    ChangeConfiguration: {
      async settled(
        { chargePointId, request }: Asked<'ChangeConfiguration'>,
        outcome: CallOutcome<'ChangeConfiguration'>,
      ) {
        const answer = answerOf(outcome);
        if (answer === 'Accepted' || answer === 'RebootRequired')
          await keepValue(db, chargePointId, request, answer === 'RebootRequired', now());
        await keepDesiredAnswer(db, chargePointId, request, answer);
      },
    },
  };
};

const asksForSome = ({ key }: { readonly key?: readonly string[] | undefined }): boolean =>
  key !== undefined && key.length > 0;

/** The charger's own status, or why there is none. */
const answerOf = (outcome: CallOutcome<'ChangeConfiguration'>): string => {
  if (outcome.kind === 'answered') return outcome.response.status;
  if (outcome.kind === 'callError') return outcome.code;
  return 'messageId' in outcome ? 'no-answer' : 'not-sent';
};
