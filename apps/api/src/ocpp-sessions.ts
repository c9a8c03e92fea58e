import { STANDARD } from '@laadpoort/domain/stations/quirks';
import type { ChargePointDirectory, ChargePointEntry } from '#chargers/directory/charge-point-directory.ts';
import type { Database } from '#platform/database/database.ts';
import type { LiveFeed } from '#platform/bus/live-feed.ts';
import type { OcppMetrics } from '#chargers/connections/ocpp-metrics.ts';
import type { AlertFacts } from '#chargers/raise-alert.ts';
import type { Commands } from '#chargers/commands/command-pipeline.ts';
import { SYSTEM } from '#chargers/commands/store.ts';
import { sessionHandlers, type SessionHandlersOptions } from './sessions/ocpp.ts';
import { startReconciler } from './sessions/upkeep/reconciler.ts';
import { createTariffCache } from './sessions/tariff-cache.ts';
import { authorizeCards } from './whitelist/authorize-cards.ts';
import { recordAuthorizations } from './whitelist/record-authorizations.ts';

type FromSessions = SessionHandlersOptions<Awaited<ReturnType<typeof authorizeCards>>[number]>;

interface SessionsOptions extends Pick<FromSessions, 'onStarted' | 'onStopped'> {
  readonly db: Database;
  readonly live: LiveFeed;
  readonly now: () => Date;
  readonly directory: ChargePointDirectory;
  readonly onBatch: OcppMetrics['batch'];
  readonly alert: (facts: AlertFacts) => Promise<void>;
  readonly order: Commands['order'];
  readonly onError: (message: string) => (error: unknown) => void;
}

/** Charging sessions on the charger side: what chargers report, and what is concluded from their silence. */
export const wireSessions = (options: SessionsOptions) => {
  const { db, now, directory, onError, order } = options;
  const pool = db.ingestPool;
  const registerOf = (chargePointId: string) =>
    directory.findById(chargePointId)?.quirks.register ?? STANDARD.register;
  const alert = (
    { id, accountId }: Pick<ChargePointEntry, 'id' | 'accountId'>,
    facts: Omit<AlertFacts, 'accountId' | 'chargePointId'>,
  ) => void options.alert({ accountId, chargePointId: id, ...facts }).catch(onError('alert not raised'));

  const sessions = sessionHandlers({
    ...options,
    pool,
    authorizeStarts: (items) =>
      authorizeCards(
        pool,
        items.map((item) => ({ ...item, at: item.receivedAt })),
      ),
    recordStartAuthorizations: (authorized) =>
      recordAuthorizations(
        authorized.map(({ item, authorization }) => ({
          tap: { ...item, at: item.receivedAt },
          authorization,
          action: 'StartTransaction',
        })),
      ),
    async readCardStandings(cards) {
      const taps = cards.map((card) => ({ ...card, connectorId: null }));
      return (await authorizeCards(pool, taps)).map(({ standing }) => standing);
    },
    registerOf,
    onError: onError('figures not written'),
    onWrongClock({ chargePointId, skewSeconds, localTime, at }) {
      const entry = directory.findById(chargePointId);
      if (entry) alert(entry, { kind: 'clock', detail: { skewSeconds, localTime }, at });
    },
    onChargingAfterStop(entry, connectorId, at) {
      alert(entry, { kind: 'charging-after-stop', detail: { connectorId }, at });
    },
  });

  let reconciler: ReturnType<typeof startReconciler> | undefined;
  return {
    ...sessions,
    registerOf,
    /** Once commands can be sent. */
    startReconciling(): void {
      reconciler = startReconciler({
        pool: db.pool,
        now,
        readTariffs: createTariffCache(db.pool),
        registerOf,
        isQuiet: (chargePointId) => directory.findById(chargePointId)?.quirks.setUp === 'quiet',
        trigger: ({ accountId, chargePointId, connectorId, message: requestedMessage }) =>
          order({
            accountId,
            chargePointId,
            requester: SYSTEM,
            request: { action: 'TriggerMessage', requestedMessage, connectorId },
            reason: null,
          }),
        stop: ({ accountId, chargePointId, sessionId }) =>
          order({
            accountId,
            chargePointId,
            requester: SYSTEM,
            request: { action: 'RemoteStopTransaction', sessionId },
            reason: null,
          }),
        onUnmatchedStops: ({ accountId, chargePointId, stops }, at) =>
          options.alert({ accountId, chargePointId, kind: 'unknown-stop', detail: { stops }, at }),
        onSilent: (session, at) =>
          options.alert({
            accountId: session.account_id,
            chargePointId: session.charge_point_id,
            kind: 'silent',
            detail: { connectorId: session.connector_id, sessionId: session.id },
            at,
          }),
        onEnded: (session) =>
          sessions.ended({
            accountId: session.account_id,
            stationId: session.station_id,
            chargePointId: session.charge_point_id,
            sessionId: session.id,
          }),
        onError: onError('sessions not reconciled'),
      });
    },
    async close(): Promise<void> {
      await reconciler?.stop();
      await sessions.close();
    },
  };
};
