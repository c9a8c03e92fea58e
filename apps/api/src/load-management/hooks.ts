import { afterAnswer, type ScheduleAnswer } from '@laadpoort/domain/load-management/follow-charger';
import { LOAD_PROFILE_ID, sentAtOf } from '@laadpoort/domain/load-management/profile-forms';
import type { CallResult } from '#chargers/commands/call-result.ts';
import type { CommandHooks } from '#chargers/commands/command-hooks.ts';
import type { Kernel } from '#chargers/kernel.ts';
import { readChargers } from './read-chargers.ts';
import { keepMemory, withStation } from './store.ts';

/** What a charger answered to a limit of the product's own; the rest of its profiles is not looked at. */
export const loadManagementHooks = (kernel: Kernel, changed: (stationId: string) => void): CommandHooks => ({
  SetChargingProfile: {
    async settled({ chargePointId, request }, result) {
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
        const after = afterAnswer(charger.memory, schedule, scheduleAnswer(result), facts);
        await keepMemory(transaction, chargePointId, after);
      });
      changed(stationId);
    },
  },
});

const scheduleAnswer = (result: CallResult<'SetChargingProfile'>): ScheduleAnswer => {
  switch (result.kind) {
    case 'answered':
      return result.response.status === 'Accepted' ? 'accepted' : 'refused';
    case 'call-error':
      return 'refused';
    case 'not-sent':
      return 'not-sent';
    case 'no-answer':
      return 'unknown';
  }
};
