import { STANDARD } from '@laadpoort/domain/stations/quirks';
import type { Capability } from '#chargers/capability.ts';
import type { CardAuthorization } from '#chargers/cards.ts';
import type { Kernel } from '#chargers/kernel.ts';
import { announceAlert } from '#chargers/alerts/raise-alert.ts';
import { sessionHandlers, type SessionHandlers } from './ocpp.ts';
import { registerPriceAgainRoutes } from './price-again/routes.ts';
import { registerSupportPriceAgainRoutes } from './price-again/support-routes.ts';
import { registerExplanationRoutes } from './portal/explanation-routes.ts';
import { registerSessionRoutes } from './portal/routes.ts';
import { readWaitingOfAccount } from './list/totals.ts';
import { withChargePointTransactionId } from './stop/own-transaction-id.ts';
import { registerSetAsideRoutes } from './set-aside/routes.ts';
import { createTariffCache } from './tariff-cache.ts';
import { remeasureSigned } from './upkeep/remeasure-signed.ts';
import { createUpkeep } from './upkeep/upkeep.ts';

/** Of several processes one checks again what waits. */
const SIGNED_LOCK = 4_075;

/** Charging sessions: what chargers report of them, what is made of their silence, and what people see and decide. */
export const sessions: Capability = {
  name: 'sessions',
  open(kernel) {
    const { db, now, directory, background, live, settings } = kernel;
    const meterOf = (chargePointId: string) => ({
      register: directory.findById(chargePointId)?.quirks.register ?? STANDARD.register,
      agreement: settings.powerAgreement,
    });
    const charging = openHandlers(kernel, meterOf);
    const { ended, lookAgain } = charging;
    background.every(UPKEEP_MS, createUpkeep(kernel, { meterOf, ended, lookAgain }));
    const readTariffs = createTariffCache(db.pool);
    const signed = {
      pool: db.pool,
      readTariffs,
      meterOf,
      live,
      onFault: (error: unknown) => background.report(error),
    };
    background.every(UPKEEP_MS, () => remeasureSigned(signed), { lock: SIGNED_LOCK });
    const lookSoon = batchedLooks(kernel, lookAgain);
    return {
      routes(route) {
        registerSessionRoutes(route, kernel, { meterOf, onEnded: ended });
        const pricing = { pool: db.pool, readTariffs, meterOf };
        registerExplanationRoutes(route, kernel, pricing);
        registerPriceAgainRoutes(route, kernel, pricing);
        registerSupportPriceAgainRoutes(route, kernel, pricing);
        registerSetAsideRoutes(route, kernel, { ...charging.setAside, pool: db.pool });
      },
      handlers: charging.handlers,
      hooks: [withChargePointTransactionId(db.ingestPool)],
      on: {
        'connector.status': ({ chargePointId, time, receivedAt }) => {
          charging.observeClock(chargePointId, time, receivedAt);
          lookSoon(chargePointId);
        },
        'charger.booted': ({ chargePoint }) => lookSoon(chargePoint.id),
        'session.ended': ({ chargePointId }) => lookSoon(chargePointId),
        'meter.key-changed': ({ chargePointId }) => remeasureSigned(signed, chargePointId),
      },
      answers: {
        'sessions.waiting': (accountId, period) =>
          readWaitingOfAccount(db, accountId, { ...period, now: now() }),
      },
      dispose: charging.close,
    };
  },
};

const UPKEEP_MS = 60_000;
const LOOK_MS = 1_000;

/** Many charge points tell something within a second, few of them have anything set aside: they are asked for together. */
const batchedLooks = ({ background }: Kernel, lookAgain: SessionHandlers['lookAgain']) => {
  const waiting = new Set<string>();
  return (chargePointId: string): void => {
    waiting.add(chargePointId);
    background.later('look-again', LOOK_MS, () => {
      const chargePointIds = [...waiting];
      waiting.clear();
      return lookAgain(chargePointIds);
    });
  };
};

const openHandlers = (
  kernel: Kernel,
  meterOf: Parameters<typeof sessionHandlers>[0]['meterOf'],
): SessionHandlers => {
  const { db, live, directory, background, ask, addedTo, publish, countBatch } = kernel;
  return sessionHandlers<CardAuthorization>({
    pool: db.ingestPool,
    now: kernel.now,
    live,
    onBatch: countBatch,
    meterOf,
    authorizeStarts: (items) =>
      ask(
        'cards.authorize',
        items.map((item) => ({ ...item, at: item.receivedAt })),
      ),
    recordStartAuthorizations: (authorized) =>
      addedTo(
        'session.starts',
        authorized.map(({ item, authorization }) => ({
          card: { ...item, at: item.receivedAt },
          authorization,
        })),
      ),
    async readCardStandings(cards) {
      const presented = cards.map((card) => ({ ...card, connectorId: null }));
      return (await ask('cards.authorize', presented)).map(({ standing }) => standing);
    },
    onFault: (error) => background.report(error),
    onStarted(start, sessionId) {
      const { accountId, stationId, chargePointId, connectorId, idTag, startedAt, reservationId } = start;
      const started = { accountId, stationId, chargePointId, connectorId, idTag, startedAt, reservationId };
      void publish('session.started', { ...started, sessionId });
    },
    onEnded: (session) => void publish('session.ended', session),
    onWrongClock(chargePointId) {
      const entry = directory.findById(chargePointId);
      if (entry) announceAlert(live, { accountId: entry.accountId, chargePointId });
    },
  });
};
