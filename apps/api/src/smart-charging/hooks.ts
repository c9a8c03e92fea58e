import type { CommandRequest } from '@laadpoort/contract/commands/requests';
import type { CallOutcome } from '@laadpoort/ocpp/calls/outcome';
import { SYSTEM } from '#chargers/commands.ts';
import type { Kernel } from '#chargers/kernel.ts';
import { adviseAgainst } from './advice.ts';
import type { RepeatAfterPause } from './repeat-after-pause.ts';
import type { ResendProfiles } from './resend-profiles.ts';
import type { StartsWithProfile } from './starts-with-profile.ts';
import { clearProfiles, keepProfile, type SentProfile } from './store.ts';

type Action = 'SetChargingProfile' | 'ClearChargingProfile' | 'RemoteStartTransaction';

interface Asked<A extends Action> {
  readonly accountId: string;
  readonly chargePointId: string;
  readonly request: Extract<CommandRequest, { action: A }>;
}
interface Sent<A extends Action> extends Asked<A> {
  readonly id: string;
  readonly requestedById: string;
}

interface Profiles {
  readonly starts: StartsWithProfile;
  readonly resend: Pick<ResendProfiles, 'settled'>;
  readonly repeat: Pick<RepeatAfterPause, 'taken'>;
}

/** What lies on a charger follows its answers, whoever asked. */
export const smartChargingHooks = (kernel: Kernel, { starts, resend, repeat }: Profiles) => {
  const { db, now } = kernel;
  return {
    SetChargingProfile: {
      objection: ({ chargePointId, request }: Asked<'SetChargingProfile'>) => {
        const { connectorId, csChargingProfiles: profile } = request;
        return adviseAgainst(kernel, { chargePointId, connectorId, profile, sentWith: 'set' });
      },
      async settled(command: Sent<'SetChargingProfile'>, outcome: CallOutcome<'SetChargingProfile'>) {
        const { id, chargePointId, requestedById, request } = command;
        const { connectorId, csChargingProfiles: profile } = request;
        const byProduct = requestedById === SYSTEM.personId;
        const sent = {
          commandId: id,
          chargePointId,
          connectorId,
          profile,
          setById: requestedById,
          byProduct,
        };
        const arrival = arrivalOf(outcome);
        const before = await keepProfile(db, { ...sent, ...arrival }, now());
        resend.settled(chargePointId, byProduct && arrival.answer === 'no-answer');
        if (arrival.state === 'acknowledged') await repeat.taken(command, before);
      },
    },

    ClearChargingProfile: {
      async settled(
        { chargePointId, request }: Asked<'ClearChargingProfile'>,
        outcome: CallOutcome<'ClearChargingProfile'>,
      ) {
        // Unknown: nothing matched, so nothing of it is left either.
        if (outcome.kind === 'answered') await clearProfiles(db, chargePointId, request);
      },
    },

    RemoteStartTransaction: {
      objection: async ({ chargePointId, request }: Asked<'RemoteStartTransaction'>) => {
        const { connectorId, chargingProfile: profile } = request;
        return profile === undefined
          ? null
          : adviseAgainst(kernel, { chargePointId, connectorId, profile, sentWith: 'start' });
      },
      settled: async (
        command: Sent<'RemoteStartTransaction'>,
        outcome: CallOutcome<'RemoteStartTransaction'>,
      ) => starts.settled(command, outcome),
    },
  };
};

const arrivalOf = (outcome: CallOutcome<'SetChargingProfile'>): Pick<SentProfile, 'state' | 'answer'> => {
  if (outcome.kind === 'answered') {
    const { status } = outcome.response;
    return { state: status === 'Accepted' ? 'acknowledged' : 'refused', answer: status };
  }
  if (outcome.kind === 'callError') return { state: 'refused', answer: outcome.code };
  return { state: 'desired', answer: 'messageId' in outcome ? 'no-answer' : 'not-sent' };
};
