import { maskIdTag } from '@laadpoort/domain/cards/id-tag';
import { shownIdTag } from '@laadpoort/domain/cards/shown-id-tag';
import { sessionSchema, type Session } from '@laadpoort/contract/sessions/session';
import type { ListedSession } from './listed-session.ts';
import type { SessionReader } from './session-filter.ts';

/** A row as it is sent. */
export const toSession = (row: ListedSession, { managesCards }: SessionReader): Session => {
  const running = row.state === 'charging';
  return {
    id: row.id,
    stationId: row.stationId,
    stationName: row.stationName,
    timeZone: row.timeZone,
    chargePointId: row.chargePointId,
    serialNumber: row.serialNumber,
    connectorId: row.connectorId,
    running,
    startedAt: row.startedAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    durationSeconds: row.durationSeconds,
    energyWh: row.energyWh,
    powerW: running ? row.powerW : null,
    socPercent: row.socPercent,
    amount: row.amount,
    amountWithoutVat: row.amountWithoutVat,
    vatBasis: row.vatBasis,
    currency: 'EUR',
    freeRule: sessionSchema.shape.freeRule.parse(row.freeRule),
    whitelistDescription: row.whitelistDescription,
    accessGroup: row.accessGroup,
    network: row.network,
    idTag: shownIdTag(row.idTag, { managesCards, isOwnCard: row.isOwnCard }),
    idTagMasked: maskIdTag(row.idTag),
    whitelistedNow: row.whitelistedNow,
    stopReason: row.stopReason,
    anomalies: row.anomalies,
    review: row.review,
  };
};
