import type { Kernel } from '#chargers/kernel.ts';
import { pagesLeftOut, pagesToRead } from '@laadpoort/domain/configuration/read-plan';
import { answerOf } from '#chargers/commands/call-result.ts';
import type { CommandHooks, CommandOf } from '#chargers/commands/command-hooks.ts';
import { keepReported, keepValue, keepDesiredAnswer } from './keep-configuration.ts';
import { readKeyNames } from './store.ts';

/** What is known of a charger's configuration follows its answers, whoever asked. */
export const configurationHooks = (
  { db, now, directory }: Pick<Kernel, 'db' | 'now' | 'directory'>,
  /** Reads the keys that one answer had no room for. */
  readPages: (command: CommandOf<'GetConfiguration'>, pages: readonly string[][]) => void,
): CommandHooks => {
  const keysAtOnce = (chargePointId: string) =>
    directory.findById(chargePointId)?.quirks.configurationKeysAtOnce ?? null;

  return {
    GetConfiguration: {
      async prepare({ chargePointId, request }, payload) {
        const size = keysAtOnce(chargePointId);
        if (size === null || asksForSome(request)) return payload;
        const [first = []] = pagesToRead(size, await readKeyNames(db, chargePointId));
        return { key: first };
      },

      async settled(command, result) {
        if (result.kind !== 'answered') return;
        const { chargePointId, request } = command;
        const { configurationKey: given = [], unknownKey: unknownKeys = [] } = result.response;
        // Some chargers answer an empty list when they mean "not now" (docs/protocol/commands.md): keep what is known.
        if (given.length + unknownKeys.length === 0) return;
        const known = await readKeyNames(db, chargePointId);
        const reported = given.map(({ key, value }) => ({ key, value: value ?? null }));
        const left = asksForSome(request)
          ? []
          : pagesLeftOut({ reported, unknownKeys }, known, keysAtOnce(chargePointId));
        const everything = left.length === 0 && !asksForSome(request) && keysAtOnce(chargePointId) === null;
        await keepReported(db, chargePointId, result.response, { everything, at: now() });
        if (left.length > 0) readPages(command, left);
      },
    },

    ChangeConfiguration: {
      async settled({ chargePointId, request }, result) {
        const answer = answerOf(result);
        if (answer === 'Accepted' || answer === 'RebootRequired')
          await keepValue(db, chargePointId, request, answer === 'RebootRequired', now());
        await keepDesiredAnswer(db, chargePointId, request, answer);
      },
    },
  };
};

const asksForSome = ({ key }: { readonly key?: readonly string[] | undefined }): boolean =>
  key !== undefined && key.length > 0;
