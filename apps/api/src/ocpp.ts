import type { AdmissionLimits } from '@laadpoort/ocpp/server/options';
import type { Transport } from '@laadpoort/ocpp/handshake/handshake';
import type { IncomingMessage } from 'node:http';
import type { Registry } from 'prom-client';
import type { Bus } from '#platform/bus/bus.ts';
import type { CertificateAuthority } from '#platform/tls/certificate-authority.ts';
import {
  openChargePointDirectory,
  type ChargePointDirectory,
  type ChargePointEntry,
} from '#chargers/directory/charge-point-directory.ts';
import type { Database } from '#platform/database/database.ts';
import type { LiveFeed } from '#platform/bus/live-feed.ts';
import { createHerdMemory } from '#chargers/connections/reconnect-gc.ts';
import { keepMessageLogPartitions } from '#chargers/message-log/message-log-partitions.ts';
import { createOcppEdge, type OcppEdge, type Shown } from '#chargers/connections/ocpp-edge.ts';
import { createOcppMetrics, type OcppMetrics } from '#chargers/connections/ocpp-metrics.ts';
import { raiseAlert, type AlertFacts } from '#chargers/raise-alert.ts';
import { createCertificates } from './certificates/certificates.ts';
import { createCommands, type Commands } from '#chargers/commands/command-pipeline.ts';
import { keepAvailability } from '#chargers/commands/keep-availability.ts';
import { SYSTEM } from '#chargers/commands/store.ts';
import { createConfiguration, type Configuration } from './configuration/configuration.ts';
import { openDiagnostics, type Diagnostics } from './diagnostics/diagnostics.ts';
import { openFirmware, type Firmware } from './firmware/firmware.ts';
import { createOnboarding, type Onboarding } from './onboarding/onboarding.ts';
import { createLoadManagement, type LoadManagement } from './load-management/load-management.ts';
import { createLocalLists, type LocalLists } from './local-list/local-lists.ts';
import { createReservations } from './reservations/reservations.ts';
import { createSmartCharging } from './smart-charging/smart-charging.ts';
import { createSockets } from '#chargers/connections/sockets.ts';
import { wireSessions } from './ocpp-sessions.ts';
import { withChargePointTransactionId } from './sessions/stop/own-transaction-id.ts';
import { isAcceptedCertificate, recordCertificateUse } from './certificates/client-certificates.ts';
import { createKeyRotation, NEW_KEY } from './security/rotate-key.ts';
import { securityEventHandler } from './security/security-events.ts';
import { createProfileUpgrade } from './security/upgrade-profile.ts';
import { createDoorWatch } from './stations/connections/watch-refusals.ts';
import { createLastSeen } from '#chargers/connections/last-seen.ts';
import { stationHandlers } from './stations/ocpp.ts';
import { keepQuarantined } from '#chargers/message-log/quarantine.ts';
import { createBootAsking } from './stations/connections/ask-for-boot.ts';
import { createConnectionRecord } from '#chargers/connections/record-connections.ts';
import { createProofRecord } from '#chargers/connections/record-proofs.ts';
import { sweepConnections } from '#chargers/connections/sweep-connections.ts';
import { dataTransferHandler } from './vendor-data/ocpp.ts';
import { authorizeHandler } from './whitelist/ocpp.ts';

export interface OcppOptions {
  readonly db: Database;
  readonly live: LiveFeed;
  readonly metrics: Registry;
  readonly pepper: Buffer;
  readonly now: () => Date;
  readonly log: { error(detail: object, message: string): void; warn(detail: object, message: string): void };
  readonly messageLogDays: number;
  readonly bus: Bus;
  /** How long a charger may take to answer a call; by action, unless given. */
  readonly callTimeoutMs?: number;
  readonly limits?: Partial<AdmissionLimits>;
  readonly isTrustedAddress?: (address: string) => boolean;
  readonly transportOf?: (request: IncomingMessage) => Transport;
  /** Plain connections are refused unless a charge point has an exception. */
  readonly requiresTls: boolean;
  /** Whether chargers can connect over TLS, here or through a proxy. */
  readonly offersTls: boolean;
  /** Signs the certificates of charge points. */
  readonly authority: CertificateAuthority;
  /** Address for chargers' downloads and uploads, without a trailing slash. */
  readonly filesUrl: string;
}

export interface Ocpp extends Pick<OcppEdge, 'handleUpgrade' | 'isConnected'> {
  readonly commands: Commands;
  readonly directory: ChargePointDirectory;
  /** For what people do to sessions. */
  readonly sessions: Pick<ReturnType<typeof wireSessions>, 'ended' | 'registerOf'>;
  readonly keyRotation: ReturnType<typeof createKeyRotation>;
  readonly profileUpgrade: ReturnType<typeof createProfileUpgrade>;
  /** Closes the socket of a charge point, if it is connected here. */
  readonly disconnect: (chargePointId: string, reason: string) => void;
  readonly configuration: Configuration;
  readonly localLists: LocalLists;
  readonly loadManagement: LoadManagement;
  readonly onboarding: Onboarding;
  readonly firmware: Firmware;
  readonly diagnostics: Diagnostics;
  /** Drains the sockets, before the database is closed. */
  close(graceMs?: number): Promise<void>;
}

/** WebSocket's code for an end without a closing handshake. */
const NEVER_OPENED = 1006;

/** The charger side of the program on one screen: every capability's handlers behind the OCPP edge. */
export const openOcpp = async (options: OcppOptions): Promise<Ocpp> => {
  const { db, live, bus, now, log } = options;
  const pool = db.ingestPool;
  const onError = (message: string) => (error: unknown) => log.error({ err: error }, message);

  await keepMessageLogPartitions(pool, now(), options.messageLogDays);
  const directory = await openChargePointDirectory(db, log);
  const connections = createConnectionRecord(pool);
  const herdMemory = createHerdMemory();
  if (bus.isAlone) await connections.forgetAll(now());
  const raise = async (facts: AlertFacts): Promise<void> => {
    await raiseAlert(pool, facts);
    const { accountId, chargePointId } = facts;
    live.publish(accountId, { topic: 'alert', id: chargePointId, chargePointId });
  };
  const door = createDoorWatch({
    pool,
    alert: raise,
    onError: onError('what happened at the door not recorded'),
  });
  const lastSeen = createLastSeen(pool, onError('last seen not written'));
  const changed = ({ id, accountId, stationId }: ChargePointEntry) =>
    live.publish(accountId, { topic: 'charge-point', id, chargePointId: id, stationId });

  const metrics: OcppMetrics = createOcppMetrics(options.metrics, () => edge.stats());
  const onBatch = metrics.batch;
  const sessions = wireSessions({
    db,
    live,
    now,
    directory,
    onBatch,
    alert: raise,
    onError,
    order: (asked) => commands.order(asked),
    onStarted(start, sessionId) {
      const { chargePointId, connectorId, idTag, reservationId } = start;
      smartCharging.started(start, sessionId);
      loadManagement.happened(chargePointId);
      commands.happened(chargePointId, { kind: 'transaction-started', connectorId, idTag });
      if (reservationId !== null) reservations.started();
    },
    onStopped(chargePointId, sessionId) {
      commands.happened(chargePointId, { kind: 'transaction-stopped', sessionId });
      smartCharging.stopped(chargePointId, sessionId);
      loadManagement.happened(chargePointId);
    },
  });

  const isConnected = (chargePointId: string) =>
    edge.isConnected(chargePointId) || bus.isServedElsewhere(chargePointId);
  const order: Commands['order'] = (order) => commands.order(order);
  const firmware = await openFirmware({
    ...options,
    isConnected,
    order,
    raiseAlert: raise,
    onFault: onError('firmware update not followed'),
  });
  const onboarding = createOnboarding({
    ...options,
    directory,
    async orderKey({ id, accountId }) {
      await order({ accountId, chargePointId: id, requester: SYSTEM, request: NEW_KEY, reason: null });
    },
    async orderReset({ id, accountId }) {
      const request = { action: 'Reset', type: 'Soft' } as const;
      await order({ accountId, chargePointId: id, requester: SYSTEM, request, reason: null });
    },
    disconnect: (identity) => edge.disconnect(identity, 'Come back with your key'),
    onError: onError('onboarding not followed'),
  });
  const keyRotation = createKeyRotation({ ...options, directory, order, system: SYSTEM });
  const profileUpgrade = createProfileUpgrade({
    ...options,
    order,
    system: SYSTEM,
    onFault: onError('security upgrade not followed'),
  });
  const certificates = createCertificates({
    ...options,
    directory,
    order,
    system: SYSTEM,
    alert: raise,
    onFault: onError('certificate not followed'),
  });
  const diagnostics = openDiagnostics({ ...options, order, onFault: onError('log not followed') });
  const localLists = createLocalLists({
    db,
    live,
    now,
    directory,
    isConnected,
    order,
    system: SYSTEM,
    onFault: onError('local list not followed'),
  });
  const reservations = createReservations({
    db,
    live,
    now,
    directory,
    order,
    onFault: onError('reservation not followed'),
  });

  const bootAsking = createBootAsking({
    directory,
    now,
    isConnectedHere: (chargePointId) => edge.isConnected(chargePointId),
    async ask({ id, accountId }) {
      const request = { action: 'TriggerMessage', requestedMessage: 'BootNotification' } as const;
      await order({ accountId, chargePointId: id, requester: SYSTEM, request, reason: null });
    },
    onError: onError('boot not asked for'),
  });
  const proofs = createProofRecord(pool);
  const keepProof = async (chargePointId: string, shown: Shown) => {
    await proofs({ chargePointId, ...shown });
    const { certificateFingerprint: fingerprint } = shown;
    if (fingerprint !== null) await recordCertificateUse(pool, { chargePointId, fingerprint }, now());
  };
  /** A charge point that has presented its own key is accepted before that is stored. */
  const registrationOf = ({ id, registration }: ChargePointEntry) =>
    registration === 'accepted' ? registration : (directory.findById(id)?.registration ?? 'accepted');
  const sockets = createSockets({
    bus,
    connections,
    now,
    isHere: (chargePointId) => edge.isConnected(chargePointId),
    deliver: (commandId, chargePointId) => commands.deliver(commandId, chargePointId),
    changed,
    onError: onError('disconnection not stored'),
  });
  const edge = createOcppEdge({
    ...options,
    database: db,
    directory,
    metrics,
    handlers: {
      ...stationHandlers({
        pool,
        live,
        now,
        onBatch,
        registrationOf,
        onBooted(chargePoint, firmwareVersion) {
          const { id: chargePointId } = chargePoint;
          onboarding.booted(chargePointId);
          bootAsking.booted(chargePointId);
          commands.happened(chargePointId, { kind: 'boot' });
          firmware.booted(chargePointId, firmwareVersion);
          // Its own key comes first; it boots again when it has reconnected with that.
          if (registrationOf(chargePoint) === 'accepted') configuration.booted(chargePointId);
        },
        onHardwareChanged({ id: chargePointId, accountId }, detail, at) {
          raise({ accountId, chargePointId, kind: 'hardware-changed', detail, at }).catch(
            onError('alert not raised'),
          );
        },
        onStatus({ chargePointId, connectorId, status, receivedAt }, time) {
          sessions.observeClock(chargePointId, time, receivedAt);
          if (status !== null) commands.happened(chargePointId, { kind: 'status', connectorId, status });
          reservations.statusReported({ chargePointId, connectorId, status });
          loadManagement.happened(chargePointId);
        },
      }),
      // No vendor messages are supported so far.
      ...dataTransferHandler({ pool, live, handlers: {} }),
      ...authorizeHandler({ pool, live, onBatch }),
      ...sessions.handlers,
      ...firmware.handlers,
      ...diagnostics.handlers,
      ...certificates.handlers,
      ...securityEventHandler({ pool, live, alert: raise }),
    },
    isOwnCertificate: (shown, at) => isAcceptedCertificate(pool, shown, at),
    adopt: (handshake) => onboarding.adopt(handshake),
    isAdoptable: (handshake) => onboarding.isAdoptable(handshake),
    async onAccepting({ chargePoint, ...accepting }) {
      const stored = await connections.connected({ chargePointId: chargePoint.id, ...accepting });
      if (stored?.tookOver) door.tookOver(chargePoint, accepting.at);
      return stored?.epoch;
    },
    onConnected({ chargePoint, epoch }, shown) {
      herdMemory.connected();
      sockets.opened(chargePoint, epoch);
      bootAsking.connected(chargePoint);
      if (shown) sockets.store(keepProof(chargePoint.id, shown));
      firmware.connected(chargePoint.id);
      localLists.connected(chargePoint.id);
      smartCharging.connected(chargePoint.id);
      loadManagement.connected(chargePoint.id);
    },
    onDisconnected({ chargePoint, epoch }, code) {
      sockets.closed(chargePoint, epoch, code);
      loadManagement.happened(chargePoint.id);
    },
    onAbandoned(chargePoint, epoch, shown) {
      if (shown?.isNew) sockets.store(onboarding.abandoned(chargePoint, epoch));
      else sockets.closed(chargePoint, epoch, NEVER_OPENED);
    },
    onRefused({ handshake, chargePoint, reason }) {
      if (chargePoint) door.refused({ chargePoint, reason, address: handshake.remoteAddress, at: now() });
      else onboarding.knocked(handshake);
    },
    onSeen: lastSeen.seen,
    onQuarantine: (entry) => keepQuarantined(pool, entry),
    onLateAnswer: (answer) => commands.answeredLate(answer),
  });
  const stopSweeping = sweepConnections({
    pool: db.pool,
    now,
    directory,
    connections,
    knowsTheOthers: () => bus.knowsTheOthers(),
    isHeld: isConnected,
    changed,
    onError: onError('connections not swept'),
  });
  bus.onTakenOver((chargePointId, epoch) => edge.supersede(chargePointId, epoch));
  const smartCharging = createSmartCharging({
    db,
    now,
    directory,
    system: SYSTEM,
    order: (asked) => commands.order({ ...asked, requester: SYSTEM, reason: null }),
    onFault: onError('charging profiles not followed'),
  });
  const loadManagement = createLoadManagement({
    db,
    live,
    now,
    directory,
    isConnected,
    order: (asked) => commands.order({ ...asked, requester: SYSTEM, reason: null }),
    alert: raise,
    onFault: onError('load not managed'),
  });
  const configuration = createConfiguration({
    db,
    now,
    directory,
    system: SYSTEM,
    order,
    onFault: onError('configuration not followed'),
  });
  const commands: Commands = createCommands({
    db,
    live,
    now,
    directory,
    send: edge.send,
    disconnect: (identity) => edge.disconnect(identity, 'Calls are not answered'),
    isConnectedHere: edge.isConnected,
    handOver: bus.handOver,
    hooks: [
      keepAvailability(db),
      withChargePointTransactionId(pool),
      onboarding.hooks,
      configuration.hooks,
      smartCharging.hooks,
      loadManagement.hooks,
      firmware.hooks,
      diagnostics.hooks,
      keyRotation.hooks,
      profileUpgrade.hooks,
      certificates.hooks,
      localLists.hooks,
      reservations.hooks,
    ],
    timeoutMs: options.callTimeoutMs,
    onFault: onError('command not followed'),
  });
  sessions.startReconciling();

  return {
    handleUpgrade: edge.handleUpgrade,
    isConnected,
    commands,
    directory,
    sessions: { ended: sessions.ended, registerOf: sessions.registerOf },
    keyRotation,
    profileUpgrade,
    disconnect(chargePointId, reason) {
      const entry = directory.findById(chargePointId);
      if (entry) edge.disconnect(entry.identity, reason);
    },
    configuration,
    localLists,
    loadManagement,
    onboarding,
    firmware,
    diagnostics,
    async close(graceMs) {
      bootAsking.stop();
      await stopSweeping();
      await edge.close(graceMs);
      await sockets.settled();
      await sessions.close();
      await onboarding.close();
      await profileUpgrade.stop();
      await certificates.stop();
      await configuration.stop();
      await localLists.stop();
      smartCharging.stop();
      await loadManagement.stop();
      await reservations.stop();
      await firmware.close();
      await diagnostics.close();
      await commands.stop();
      await lastSeen.close();
      await directory.close();
    },
  };
};
