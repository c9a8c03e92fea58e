import { BY_SYSTEM } from '#chargers/commands.ts';
import type { Kernel } from '#chargers/kernel.ts';
import type { ChargingProfile } from '@laadpoort/contract/commands/fields';
import type { CommandRequest } from '@laadpoort/contract/commands/requests';
import { canonicalIdTag } from '@laadpoort/domain/cards/id-tag';
import type { CallResult } from '#chargers/commands/call-result.ts';
import { keepProfile } from './store.ts';

/** A start that does not follow within this time will not follow at all. */
const START_WITHIN_MS = 5 * 60_000;
/** How far a charger's clock may be behind. */
const CLOCK_MS = 60_000;

interface Start {
  readonly id: string;
  readonly accountId: string;
  readonly chargePointId: string;
  readonly requestedById: string;
  readonly request: Extract<CommandRequest, { action: 'RemoteStartTransaction' }>;
}

interface Waiting {
  readonly start: Start;
  readonly profile: ChargingProfile;
  /** It was sent with the start; otherwise it has to follow. */
  readonly isThere: boolean;
  readonly askedAt: number;
}

interface StartedSession {
  readonly chargePointId: string;
  readonly connectorId: number;
  readonly idTag: string;
  /** Null if the charger's own time cannot be read. */
  readonly startedAt: Date | null;
}

/** Remote starts that bring their charging profile. */
export interface StartsWithProfile {
  settled(start: Start, result: CallResult<'RemoteStartTransaction'>): Promise<void>;
  started(session: StartedSession, sessionId: number): Promise<void>;
}

const placeOf = ({ chargePointId, connectorId }: { chargePointId: string; connectorId: number }) =>
  `${chargePointId} ${connectorId}`;

/**
 * Some chargers refuse a start only because of its profile (docs/protocol/commands.md). A refused start has certainly not
 * started anything, so it is sent again without the profile, which follows once the transaction runs.
 */
export const createStartsWithProfile = ({ db, now, sendCommand }: Kernel): StartsWithProfile => {
  const waiting = new Map<string, Waiting>();

  const takeWaiting = (session: StartedSession): Waiting | null => {
    const place = placeOf(session);
    const found = waiting.get(place);
    if (!found || found.start.request.idTag !== session.idTag) return null;
    waiting.delete(place);
    // A session that began long before the request comes from the charger's memory.
    const at = (session.startedAt ?? now()).getTime();
    const isNow = now().getTime() - found.askedAt < START_WITHIN_MS && at > found.askedAt - CLOCK_MS;
    return isNow ? found : null;
  };

  return {
    async settled(start, result) {
      const { chargePointId, accountId, request } = start;
      const { chargingProfile: profile, connectorId, idTag } = request;
      const refused =
        result.kind === 'call-error' || (result.kind === 'answered' && result.response.status === 'Rejected');
      if (profile === undefined || (result.kind !== 'answered' && !refused)) return;
      const canonical = { ...start, request: { ...request, idTag: canonicalIdTag(idTag) } };
      waiting.set(placeOf({ chargePointId, connectorId }), {
        start: canonical,
        profile,
        isThere: !refused,
        askedAt: now().getTime(),
      });
      if (refused)
        await sendCommand({
          ...BY_SYSTEM,
          accountId,
          chargePointId,
          request: { action: 'RemoteStartTransaction', connectorId, idTag },
        });
    },

    async started(session, sessionId) {
      const found = takeWaiting(session);
      if (!found) return;
      const { start, isThere } = found;
      const { chargePointId, accountId, requestedById, id: commandId } = start;
      const { connectorId } = session;
      const profile = { ...found.profile, transactionId: sessionId };
      if (!isThere) {
        const request = { action: 'SetChargingProfile', connectorId, csChargingProfiles: profile } as const;
        await sendCommand({ ...BY_SYSTEM, accountId, chargePointId, request });
        return;
      }
      const sent = {
        commandId,
        chargePointId,
        connectorId,
        profile,
        setById: requestedById,
        byProduct: false,
      } as const;
      await keepProfile(db, { ...sent, state: 'acknowledged', answer: 'Accepted' }, now());
    },
  };
};
