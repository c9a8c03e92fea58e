import { joinedTariff } from '#chargers/prices/tariff-from-row.ts';
import type { ChargePoint, Connector } from '@laadpoort/contract/charge-points/charge-point';
import type { Station } from '@laadpoort/contract/stations/station';
import { maskIdTag } from '@laadpoort/domain/cards/id-tag';
import { connectorState } from '@laadpoort/domain/stations/connector-state';
import { faultMeaning } from '@laadpoort/domain/stations/fault-meaning';
import { pricePerKwhOf, pricesMoreThanEnergy } from '@laadpoort/domain/tariffs/tariff';
import type { ChargePointRow } from './read-charge-points.ts';
import type { StationRow } from '../read-stations.ts';

/** The time of the answer, and which sockets are open then. */
export interface Present {
  readonly now: Date;
  readonly isConnected: (chargePointId: string) => boolean;
  /** Time without a connection before it is shown as offline. */
  readonly offlineAfterSeconds: (chargePointId: string) => number;
}

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

/** A removed connector is seen for as long as a session runs on it: a car is charging there. */
export const isSeen = ({ set_up, session_id }: Pick<ChargePointRow, 'set_up' | 'session_id'>): boolean =>
  set_up !== 'hidden' || session_id !== null;

/** The connector of a row as the portal shows it; the row must have one. */
export const connectorAnswer = (row: ChargePointRow, connectorId: number, present: Present): Connector => {
  const state = connectorState({
    now: present.now,
    connected: present.isConnected(row.id),
    disconnectedAt: row.disconnected_at,
    lastSeenAt: row.last_seen_at,
    ocppStatus: row.ocpp_status,
    offlineAfterSeconds: present.offlineAfterSeconds(row.id),
  });
  return {
    chargePointId: row.id,
    connectorId,
    state,
    stateSince: iso(state === 'offline' ? (row.disconnected_at ?? row.last_seen_at) : row.status_at),
    otherStatus: state === 'other-status' ? row.ocpp_status : null,
    errorCode: row.error_code,
    vendorErrorCode: row.vendor_error_code,
    statusInfo: row.status_info,
    fault: faultMeaning({
      vendor: row.vendor,
      errorCode: row.error_code,
      vendorErrorCode: row.vendor_error_code,
      info: row.status_info,
    }),
    socketType: row.socket_type,
    phases: row.phases,
    maxCurrentA: row.max_current_a,
    voltageV: row.voltage_v,
    fixedCable: row.fixed_cable,
    publiclyAvailable: row.publicly_available,
    outOfOrder: row.out_of_order,
    setUp: row.set_up === 'reported' ? 'reported' : 'added',
    reservation:
      row.reserved_for === null || state !== 'reserved'
        ? null
        : {
            cardName: row.reserved_name ?? maskIdTag(row.reserved_for),
            until: row.reserved_until.toISOString(),
          },
    session: runningSession(row),
    publicCode: row.public_code,
  };
};

const runningSession = (row: ChargePointRow): Connector['session'] =>
  row.session_id === null
    ? null
    : {
        id: row.session_id,
        startedAt: row.started_at.toISOString(),
        energyWh: Number(row.energy_wh),
        powerW: row.power_w,
        socPercent: row.soc_percent,
        amount: row.amount,
        currency: 'EUR',
        free: row.free_rule !== null,
      };

/** Turns rows (one per connector, ordered) into charge points with their connectors. */
export const chargePointAnswers = (rows: readonly ChargePointRow[], present: Present): ChargePoint[] =>
  [...Map.groupBy(rows, ({ id }) => id).values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    return {
      id: first.id,
      stationId: first.station_id,
      stationName: first.station_name,
      timeZone: first.time_zone,
      serialNumber: first.serial_number,
      vendor: first.vendor,
      model: first.model,
      firmwareVersion: first.firmware_version,
      connected: present.isConnected(first.id),
      connectedSince: iso(first.connected_since),
      lastSeenAt: iso(first.last_seen_at),
      bootedAt: iso(first.booted_at),
      authorizationMode: first.authorization_mode,
      securityProfile: first.security_profile,
      connectors: group.flatMap((row) =>
        row.connector_id !== null && isSeen(row) ? [connectorAnswer(row, row.connector_id, present)] : [],
      ),
      hiddenConnectors: group.flatMap(({ connector_id: connectorId, set_up: setUp }) =>
        connectorId !== null && setUp === 'hidden' ? [connectorId] : [],
      ),
    };
  });

export const stationAnswer = (row: StationRow, chargePoints: ChargePoint[]): Station => {
  const tariff = joinedTariff(row);
  return {
    id: row.id,
    name: row.name,
    street: row.street,
    postalCode: row.postalCode,
    city: row.city,
    country: row.country,
    timeZone: row.timeZone,
    gridLimitA: row.gridLimitA,
    pricePerKwh: tariff && pricePerKwhOf(tariff),
    hasFurtherPrices: tariff !== null && pricesMoreThanEnergy(tariff),
    vatBasis: tariff?.vatBasis ?? null,
    currency: 'EUR',
    month: { sessions: row.sessions, energyWh: row.energyWh, amount: row.amount },
    chargePoints,
  };
};
