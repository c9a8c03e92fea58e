import type { ConnectionInfo } from '@laadpoort/ocpp/server/connection-info';
import type { ChargePointAdmission } from '../admission/charge-point-admission.ts';
import type { ChargePointEntry } from '../directory/charge-point-entry.ts';

export type Accepted = Extract<ChargePointAdmission, { ok: true }>;

/** What a charge point presented with its handshake; it counts once its socket is open. */
export type PresentedCredentials = Omit<Accepted, 'ok' | 'chargePoint'>;

const isNews = (chargePoint: ChargePointEntry, presented: PresentedCredentials): boolean =>
  presented.isNew ||
  presented.promotedKeyHash !== null ||
  presented.certificateFingerprint !== null ||
  presented.profile > chargePoint.provenSecurityProfile ||
  (chargePoint.registration === 'pending' && presented.profile > 0);

/** What charge points presented that are let in and whose socket is not open yet; the latest of each. */
export const createPendingHandshakes = () => {
  const byId = new Map<string, { readonly epoch: bigint; readonly presented: PresentedCredentials }>();
  return {
    add(admission: Accepted, epoch: bigint): void {
      const { chargePoint, profile, promotedKeyHash, certificateFingerprint, isNew } = admission;
      const presented = { profile, promotedKeyHash, certificateFingerprint, isNew };
      if (isNews(chargePoint, presented)) byId.set(chargePoint.id, { epoch, presented });
      else byId.delete(chargePoint.id);
    },
    take({ chargePoint: { id }, epoch }: Pick<ConnectionInfo<ChargePointEntry>, 'chargePoint' | 'epoch'>) {
      const found = byId.get(id);
      if (found?.epoch !== epoch) return undefined;
      byId.delete(id);
      return found.presented;
    },
  };
};
