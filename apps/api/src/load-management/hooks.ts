import type { CommandRequest } from '@laadpoort/contract/commands/requests';
import { afterAnswer, type ScheduleAnswer } from '@laadpoort/domain/load-management/follow-charger';
import { LOAD_PROFILE_ID, sentAtOf } from '@laadpoort/domain/load-management/profile-forms';
import type { CallOutcome } from '@laadpoort/ocpp/calls/outcome';
import type { Kernel } from '#chargers/kernel.ts';
import { readChargers } from './read-chargers.ts';
import { keepMemory, withStation } from './store.ts';

interface Sent {
  readonly chargePointId: string;
  readonly request: Extract<CommandRequest, { action: 'SetChargingProfile' }>;
}

/** What a charger answered to a limit of the product's own; the rest of its profiles is not looked at. */
export const loadManagementHooks = (kernel: Kernel, changed: (stationId: string) => void) => ({
  SetChargingProfile: {
    async settled({ chargePointId, request }: Sent, outcome: CallOutcome<'SetChargingProfile'>) {
      const { csChargingProfiles: profile } = request;
      const stationId = kernel.directory.findById(chargePointId)?.stationId;
      if (profile.chargingProfileId !== LOAD_PROFILE_ID || stationId === undefined) return;
      await withStation(kernel.db, stationId, async (transaction) => {
        const chargers = await readChargers(kernel, transaction, stationId);
        const charger = chargers.find(({ id }) => id === chargePointId);
        const sentAtMs = sentAtOf(profile);
        const schedule = charger?.memory.held.sent.find((each) => each.sentAtMs === sentAtMs);
        if (!charger || !schedule) return;
        const facts = { forms: charger.forms.length, nowMs: kernel.now().getTime() };
        const after = afterAnswer(charger.memory, schedule, answerOf(outcome), facts);
        await keepMemory(transaction, chargePointId, after);
      });
      changed(stationId);
    },
  },
});

const answerOf = (outcome: CallOutcome<'SetChargingProfile'>): ScheduleAnswer => {
  if (outcome.kind === 'answered') return outcome.response.status === 'Accepted' ? 'accepted' : 'refused';
  if (outcome.kind === 'callError') return 'refused';
  return 'messageId' in outcome ? 'unknown' : 'not-sent';
};
