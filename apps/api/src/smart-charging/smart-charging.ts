import { smartChargingHooks, type SmartChargingHooksDeps } from './hooks.ts';
import {
  createStartsWithProfile,
  type StartedSession,
  type StartsWithProfileDeps,
} from './starts-with-profile.ts';
import { clearProfilesOfSession } from './store.ts';

export interface SmartChargingDeps extends StartsWithProfileDeps, Omit<SmartChargingHooksDeps, 'starts'> {
  readonly onFault: (error: unknown) => void;
}

/** Charging profiles: what is wished for and what lies on the chargers. */
export interface SmartCharging {
  readonly hooks: ReturnType<typeof smartChargingHooks>;
  started(session: StartedSession, sessionId: number): void;
  stopped(chargePointId: string, sessionId: number): void;
}

export const createSmartCharging = (deps: SmartChargingDeps): SmartCharging => {
  const starts = createStartsWithProfile(deps);
  return {
    hooks: smartChargingHooks({ ...deps, starts }),
    started: (session, sessionId) => void starts.started(session, sessionId).catch(deps.onFault),
    stopped: (chargePointId, sessionId) =>
      void clearProfilesOfSession(deps.db, chargePointId, sessionId).catch(deps.onFault),
  };
};
