import { parseOcppIdentity } from '@laadpoort/domain/stations/ocpp-identity';
import { createCentralSystem } from '@laadpoort/ocpp/server/central-system';
import type { CentralSystem } from '@laadpoort/ocpp/server/options';
import type { ChargePointEntry } from '../directory/charge-point-entry.ts';
import { createChargePointAdmission } from '../admission/charge-point-admission.ts';
import { createDatabaseBreaker } from '#platform/database/database-breaker.ts';
import { isDatabaseUnavailable } from '#platform/database/database-error.ts';
import { dialectOf } from '../directory/dialect-of.ts';
import { createMessageLog } from '../message-log/message-log.ts';
import { createPendingHandshakes } from './pending-handshakes.ts';
import { createAuthentication } from './authenticate.ts';
import { needsNewConnection } from './needs-new-connection.ts';
import { type OcppServerOptions, type OcppServer, meantBy } from './ocpp-server-options.ts';

/** The OCPP central system on our database: who may connect, whether anything can be stored now, log and metrics. */
export const createOcppServer = (options: OcppServerOptions): OcppServer => {
  const { database, directory, metrics, now, log } = options;
  const messageLog = createMessageLog({
    pool: database.logPool,
    bytesPerDay: options.messageLogBytesPerDay,
    onDropped: metrics.logDropped,
    onFault: (error) => log.error({ err: error }, 'message log could not be written'),
  });
  const breaker = createDatabaseBreaker({
    probe: () => database.ingestPool.query('SELECT 1'),
    onChange(open) {
      metrics.breaker(open);
      log.warn({ open }, open ? 'database unavailable: chargers are refused' : 'database available again');
    },
  });
  const admit = createChargePointAdmission(options);
  const pendingHandshakes = createPendingHandshakes();
  const central: CentralSystem<ChargePointEntry> = createCentralSystem<ChargePointEntry>({
    now,
    ...(options.limits ? { limits: options.limits } : {}),
    ...(options.isTrustedAddress ? { isTrustedAddress: options.isTrustedAddress } : {}),
    ...(options.patience ? { patience: options.patience } : {}),
    ...(options.transportOf ? { transportOf: options.transportOf } : {}),
    handlers: options.handlers,
    readIdentity(segment) {
      const parsed = parseOcppIdentity(segment);
      return parsed.ok ? parsed.identity : null;
    },
    dialectOf: (chargePoint) => dialectOf(directory.findById(chargePoint.id) ?? chargePoint),
    isAvailable: () => !breaker.isOpen(),
    hasConnectedFrom: (handshake) =>
      directory.findAll(handshake).some((known) => options.hasConnectedFrom(known, handshake.remoteAddress)),
    authenticate: createAuthentication({ ...options, admit, pendingHandshakes }),
    onConnected: (connection) => options.onConnected(connection, pendingHandshakes.take(connection)),
    onDisconnected: (connection, { code }) => options.onDisconnected(connection, code),
    onAbandoned({ chargePoint, epoch }) {
      // A socket that is still open belongs to the previous connection, which the charger considers lost.
      central.disconnect(chargePoint.id, 'Come back');
      if (epoch !== undefined)
        options.onAbandoned(chargePoint, epoch, pendingHandshakes.take({ chargePoint, epoch }));
    },
    onRefused({ handshake, status, reason }) {
      if (status !== 400 && status !== 401 && status !== 429) return;
      options.onRefused({ handshake, reason, chargePoints: meantBy(options, handshake) });
    },
    onMessage(entry) {
      if (entry.direction === 'in') options.onSeen(entry.chargePoint.id, entry.receivedAt);
      metrics.message(entry);
      messageLog.add(entry);
    },
    onQuarantine: options.onQuarantine,
    onLateAnswer: options.onLateAnswer,
    onFault(error, { action }) {
      if (isDatabaseUnavailable(error)) breaker.failed();
      log.error({ err: error, action }, 'OCPP message could not be handled');
    },
  });

  // A new key, or the removal of a charge point, also affects its open socket.
  directory.onChange((before, after) => {
    if (!after || needsNewConnection(before, after)) central.disconnect(before.id);
  });

  return {
    handleUpgrade: (request, socket, head) => central.handleUpgrade(request, socket, head),
    send: (chargePointId, action, payload, sendOptions) =>
      central.send(chargePointId, action, payload, sendOptions),
    isConnected: (chargePointId) => central.connection(chargePointId) !== undefined,
    disconnect: (chargePointId, reason) => void central.disconnect(chargePointId, reason),
    supersede: (chargePointId, epoch) => central.supersede(chargePointId, epoch),
    stats: () => ({ ...central.stats(), logWaiting: messageLog.waiting() }),
    async close(graceMs = 10_000) {
      await central.close({ graceMs });
      breaker.close();
      await messageLog.close();
    },
  };
};
