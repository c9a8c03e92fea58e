import type { Publish } from '../events.ts';
import type { ChargePointDirectory } from '../directory/charge-point-directory.ts';
import type { ChargePointEntry } from '../directory/charge-point-entry.ts';
import type { createJustProven } from './just-proven.ts';
import type { OcppServerOptions } from './ocpp-server-options.ts';
import type { PresentedCredentials } from './pending-handshakes.ts';
import type { openProvenNetworks } from './proven-networks.ts';
import type { createReconnectGc } from './reconnect-gc.ts';
import type { createConnectionRecord } from './record-connections.ts';
import type { createProofRecord } from './record-proofs.ts';
import type { createSockets } from './sockets.ts';

interface ConnectionEventsParts {
  readonly records: ReturnType<typeof createConnectionRecord>;
  readonly sockets: ReturnType<typeof createSockets>;
  readonly reconnectGc: ReturnType<typeof createReconnectGc>;
  readonly provenNetworks: Pick<Awaited<ReturnType<typeof openProvenNetworks>>, 'add'>;
  readonly recordProof: ReturnType<typeof createProofRecord>;
  readonly justProven: Pick<ReturnType<typeof createJustProven>, 'during'>;
  readonly directory: Pick<ChargePointDirectory, 'refresh'>;
  readonly publish: Publish;
  readonly now: () => Date;
}

/** WebSocket's code for an end without a closing handshake. */
const NEVER_OPENED = 1006;

/** What is stored and told when a socket is accepted, opens, closes or is refused. */
export const connectionEvents = ({
  records,
  sockets,
  reconnectGc,
  provenNetworks,
  recordProof,
  justProven,
  directory,
  publish,
  now,
}: ConnectionEventsParts): Pick<
  OcppServerOptions,
  'onAccepting' | 'onConnected' | 'onDisconnected' | 'onAbandoned' | 'onRefused'
> => {
  const keepProof = async (chargePoint: ChargePointEntry, presented: PresentedCredentials) => {
    const { id: chargePointId } = chargePoint;
    const stored = recordProof({ chargePointId, ...presented }).then(() => directory.refresh(chargePointId));
    await justProven.during(chargePointId, presented.profile, stored);
    const { certificateFingerprint } = presented;
    await publish('charger.proven', { chargePoint, certificateFingerprint });
  };

  return {
    async onAccepting({ chargePoint, ...accepting }) {
      const stored = await records.connected({ chargePointId: chargePoint.id, ...accepting });
      if (stored) provenNetworks.add(chargePoint.id, accepting.remoteAddress, accepting.at);
      if (stored?.tookOver) void publish('charger.replaced', { chargePoint, at: accepting.at });
      return stored?.epoch;
    },
    onConnected({ chargePoint, epoch }, presented) {
      reconnectGc.connected();
      sockets.opened(chargePoint, epoch);
      if (presented) sockets.store(keepProof(chargePoint, presented));
      void publish('charger.connected', { chargePoint });
    },
    onDisconnected({ chargePoint, epoch }, code) {
      sockets.closed(chargePoint, epoch, code);
      void publish('charger.disconnected', { chargePoint });
    },
    onAbandoned(chargePoint, epoch, presented) {
      if (presented?.isNew) sockets.store(publish('charger.abandoned', { chargePoint, epoch }));
      else sockets.closed(chargePoint, epoch, NEVER_OPENED);
    },
    onRefused: (refused) => void publish('charger.refused', { ...refused, at: now() }),
  };
};
