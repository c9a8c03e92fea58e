import type { ChargePointConnection } from '@laadpoort/ocpp/client/charge-point';
import type { CallHandlers } from '@laadpoort/ocpp/client/call-handlers';
import { randomBytes } from 'node:crypto';
import type { OcppApp } from './ocpp-app.ts';

/** An RFID card that nobody else has. */
export const uid = (): string => randomBytes(7).toString('hex').toUpperCase();

/** Times around one moment: what is measured between them does not depend on how long a test takes. */
export const minutesBefore =
  (now: number) =>
  (minutes: number): string =>
    new Date(now - minutes * 60_000).toISOString();

export const minutesAgo = (minutes: number): string => minutesBefore(Date.now())(minutes);

/** One moment as most chargers measure it. */
export const sample = (timestamp: string, registerWh: number, powerW = 11_000) => ({
  timestamp,
  sampledValue: [
    { value: String(registerWh), measurand: 'Energy.Active.Import.Register' as const, unit: 'Wh' as const },
    { value: String(powerW), measurand: 'Power.Active.Import' as const, unit: 'W' as const },
  ],
});

export interface StartMembers {
  readonly connectorId?: number;
  readonly meterStart?: number;
  readonly timestamp?: string;
  readonly reservationId?: number;
}

/** Steps and queries for tests about transactions. */
export const transactionsOf = (t: OcppApp) => ({
  /** A connected charger and a card that it accepts. */
  async open(given: Parameters<OcppApp['addCharger']>[0] = {}, onCall: CallHandlers = {}) {
    const card = uid();
    await t.addCard(card);
    const charger = await t.addCharger(given);
    return { card, charger, cp: await t.connect(charger, onCall) };
  },

  async start(cp: ChargePointConnection, idTag: string, members: StartMembers = {}) {
    const request = { connectorId: 1, idTag, meterStart: 1_000, timestamp: minutesAgo(4), ...members };
    const { transactionId, idTagInfo } = await cp.call('StartTransaction', request);
    return { request, transactionId, idTagInfo };
  },

  stop: (cp: ChargePointConnection, transactionId: number, meterStop: number, timestamp = minutesAgo(1)) =>
    cp.call('StopTransaction', { transactionId, meterStop, timestamp }),

  status: (cp: ChargePointConnection, status: 'Available' | 'Charging' | 'SuspendedEV', connectorId = 1) =>
    cp.call('StatusNotification', {
      connectorId,
      status,
      errorCode: 'NoError',
      timestamp: new Date().toISOString(),
    }),

  session: (id: number) => t.db.prisma.session.findUniqueOrThrow({ where: { id } }),

  sessionsOf: ({ id }: { id: string }) =>
    t.db.prisma.session.findMany({ where: { chargePointId: id }, orderBy: { id: 'asc' } }),

  unmatchedStops: ({ id }: { id: string }) =>
    t.db.prisma.unmatchedStop.findMany({ where: { chargePointId: id }, orderBy: { id: 'asc' } }),
});
