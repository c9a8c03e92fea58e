import { callErrorState } from '@laadpoort/domain/commands/answer-state';
import type { LocalListEvent } from '@laadpoort/domain/local-list/local-list';
import type { CallResult } from '#chargers/commands/call-result.ts';
import type { CommandHooks } from '#chargers/commands/command-hooks.ts';
import { asksForLimits, sentBy } from './list-commands.ts';
import { limitsAmong } from './store.ts';

/** What is known of a list follows the charger's answers, whoever sent the command. */
export const localListHooks = (
  heard: (chargePointId: string, event: LocalListEvent) => Promise<void>,
): CommandHooks => ({
  GetLocalListVersion: {
    settled: ({ chargePointId }, result) =>
      heard(
        chargePointId,
        result.kind === 'answered'
          ? { kind: 'version', version: result.response.listVersion }
          : withoutAnswer(result),
      ),
  },
  SendLocalList: {
    settled: ({ chargePointId, request }, result) =>
      heard(
        chargePointId,
        result.kind === 'answered'
          ? { kind: 'sent', list: sentBy(request), status: result.response.status }
          : withoutAnswer(result),
      ),
  },
  GetConfiguration: {
    async settled({ chargePointId, request }, result) {
      if (!asksForLimits(request)) return;
      // Without an answer the list is sent with limits that every charger should manage.
      const { configurationKey = [] } = result.kind === 'answered' ? result.response : {};
      const { maxEntries = null, maxPerMessage = null } = limitsAmong(configurationKey);
      await heard(chargePointId, { kind: 'limits', maxEntries, maxPerMessage });
    },
  },
});

const withoutAnswer = (result: Exclude<CallResult, { readonly kind: 'answered' }>): LocalListEvent => {
  if (result.kind === 'call-error') {
    const isUnknown = callErrorState(result.code) === 'not-supported';
    return isUnknown ? { kind: 'not-supported' } : { kind: 'failed', problem: result.code };
  }
  return result.reason === 'not-connected'
    ? { kind: 'not-connected' }
    : { kind: 'failed', problem: result.reason };
};
