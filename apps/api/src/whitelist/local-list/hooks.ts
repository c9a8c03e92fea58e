import type { CommandRequest } from '@laadpoort/contract/commands/requests';
import type { LocalListEvent } from '@laadpoort/domain/local-list/local-list';
import type { CallOutcome } from '@laadpoort/ocpp/calls/outcome';
import { asksForLimits, sentBy } from './list-commands.ts';
import { limitsAmong } from './store.ts';

interface Asked<A extends CommandRequest['action']> {
  readonly chargePointId: string;
  readonly request: Extract<CommandRequest, { action: A }>;
}

type ListAction = 'GetLocalListVersion' | 'SendLocalList';

/** What is known of a list follows the charger's answers, whoever sent the command. */
export const localListHooks = (heard: (chargePointId: string, event: LocalListEvent) => Promise<void>) => ({
  GetLocalListVersion: {
    settled: ({ chargePointId }: Asked<'GetLocalListVersion'>, outcome: CallOutcome<'GetLocalListVersion'>) =>
      heard(
        chargePointId,
        outcome.kind === 'answered'
          ? { kind: 'version', version: outcome.response.listVersion }
          : withoutAnswer(outcome),
      ),
  },
  SendLocalList: {
    settled: ({ chargePointId, request }: Asked<'SendLocalList'>, outcome: CallOutcome<'SendLocalList'>) =>
      heard(
        chargePointId,
        outcome.kind === 'answered'
          ? { kind: 'sent', list: sentBy(request), status: outcome.response.status }
          : withoutAnswer(outcome),
      ),
  },
  GetConfiguration: {
    async settled(
      { chargePointId, request }: Asked<'GetConfiguration'>,
      outcome: CallOutcome<'GetConfiguration'>,
    ) {
      if (!asksForLimits(request)) return;
      // Without an answer the list is sent with limits that every charger should manage.
      const { configurationKey = [] } = outcome.kind === 'answered' ? outcome.response : {};
      const { maxEntries = null, maxPerMessage = null } = limitsAmong(configurationKey);
      await heard(chargePointId, { kind: 'limits', maxEntries, maxPerMessage });
    },
  },
});

const withoutAnswer = (
  outcome: Exclude<CallOutcome<ListAction>, { readonly kind: 'answered' }>,
): LocalListEvent => {
  switch (outcome.kind) {
    case 'callError': {
      const isUnknown = outcome.code === 'NotSupported' || outcome.code === 'NotImplemented';
      return isUnknown ? { kind: 'not-supported' } : { kind: 'failed', problem: outcome.code };
    }
    case 'not-connected':
      return { kind: 'not-connected' };
    default:
      return { kind: 'failed', problem: outcome.kind };
  }
};
