import { answerOf, type CallResult } from '#chargers/commands/call-result.ts';
import type { CommandHooks } from '#chargers/commands/command-hooks.ts';
import { SYSTEM } from '#chargers/commands.ts';
import type { Kernel } from '#chargers/kernel.ts';
import { adviseAgainst } from './advice.ts';
import type { RepeatAfterPause } from './repeat-after-pause.ts';
import type { ResendProfiles } from './resend-profiles.ts';
import type { StartsWithProfile } from './starts-with-profile.ts';
import { clearProfiles, keepProfile, type SentProfile } from './store.ts';

interface Profiles {
  readonly starts: StartsWithProfile;
  readonly resend: Pick<ResendProfiles, 'settled'>;
  readonly repeat: Pick<RepeatAfterPause, 'taken'>;
}

/** What lies on a charger follows its answers, whoever asked. */
export const smartChargingHooks = (kernel: Kernel, { starts, resend, repeat }: Profiles): CommandHooks => {
  const { db, now } = kernel;
  return {
    SetChargingProfile: {
      objection: ({ chargePointId, request }) => {
        const { connectorId, csChargingProfiles: profile } = request;
        return adviseAgainst(kernel, { chargePointId, connectorId, profile, sentWith: 'set' });
      },
      async settled(command, result) {
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
        const arrival = arrivalOf(result);
        const before = await keepProfile(db, { ...sent, ...arrival }, now());
        resend.settled(chargePointId, byProduct && arrival.answer === 'no-answer');
        if (arrival.state === 'acknowledged') await repeat.taken(command, before);
      },
    },

    ClearChargingProfile: {
      async settled({ chargePointId, request }, result) {
        // Unknown: nothing matched, so nothing of it is left either.
        if (result.kind === 'answered') await clearProfiles(db, chargePointId, request);
      },
    },

    RemoteStartTransaction: {
      objection: async ({ chargePointId, request }) => {
        const { connectorId, chargingProfile: profile } = request;
        return profile === undefined
          ? null
          : adviseAgainst(kernel, { chargePointId, connectorId, profile, sentWith: 'start' });
      },
      settled: async (command, result) => starts.settled(command, result),
    },
  };
};

const arrivalOf = (result: CallResult<'SetChargingProfile'>): Pick<SentProfile, 'state' | 'answer'> => ({
  state:
    result.kind === 'answered' && result.response.status === 'Accepted'
      ? 'acknowledged'
      : result.kind === 'answered' || result.kind === 'call-error'
        ? 'refused'
        : 'desired',
  answer: answerOf(result),
});
