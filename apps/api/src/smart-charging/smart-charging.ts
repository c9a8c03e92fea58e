import { createClearEnded } from './clear-ended.ts';
import { smartChargingHooks, type SmartChargingHooksDeps } from './hooks.ts';
import { createRepeatAfterPause, type RepeatAfterPauseDeps } from './repeat-after-pause.ts';
import { createResendProfiles, type ResendProfilesDeps } from './resend-profiles.ts';
import { createStartsWithProfile, type StartedSession } from './starts-with-profile.ts';

export interface SmartChargingDeps
  extends
    RepeatAfterPauseDeps,
    ResendProfilesDeps,
    Omit<SmartChargingHooksDeps, 'starts' | 'repeat' | 'resend'> {}

/** Charging profiles: the desired ones and those on the chargers. */
export interface SmartCharging {
  readonly hooks: ReturnType<typeof smartChargingHooks>;
  connected(chargePointId: string): void;
  started(session: StartedSession, sessionId: number): void;
  stopped(chargePointId: string, sessionId: number): void;
  stop(): void;
}

export const createSmartCharging = (deps: SmartChargingDeps): SmartCharging => {
  const clearEnded = createClearEnded(deps.db.pool);
  const starts = createStartsWithProfile(deps);
  const repeat = createRepeatAfterPause(deps);
  const resend = createResendProfiles(deps);
  return {
    hooks: smartChargingHooks({ ...deps, starts, repeat, resend }),
    connected: (chargePointId) => void resend.connected(chargePointId).catch(deps.onFault),
    started: (session, sessionId) => void starts.started(session, sessionId).catch(deps.onFault),
    stopped: (chargePointId, sessionId) => void clearEnded({ chargePointId, sessionId }).catch(deps.onFault),
    stop: () => repeat.stop(),
  };
};
