import type { Capability } from '#chargers/capability.ts';
import { createClearEnded } from './clear-ended.ts';
import { smartChargingHooks } from './hooks.ts';
import { createRepeatAfterPause } from './repeat-after-pause.ts';
import { createResendProfiles } from './resend-profiles.ts';
import { registerSmartChargingRoutes } from './routes.ts';
import { createStartsWithProfile } from './starts-with-profile.ts';

/** Charging profiles: what people set, and what lies on the chargers. */
export const smartCharging: Capability = {
  name: 'smart-charging',
  open(kernel) {
    const clearEnded = createClearEnded(kernel.db.pool);
    const starts = createStartsWithProfile(kernel);
    const repeat = createRepeatAfterPause(kernel);
    const resend = createResendProfiles(kernel);
    return {
      routes: (route) => registerSmartChargingRoutes(route, kernel),
      hooks: [smartChargingHooks(kernel, { starts, repeat, resend })],
      on: {
        'charger.connected': ({ chargePoint }) => resend.connected(chargePoint.id),
        'session.started': (session) => starts.started(session, session.sessionId),
        'session.ended': (session) => clearEnded(session),
      },
    };
  },
};
