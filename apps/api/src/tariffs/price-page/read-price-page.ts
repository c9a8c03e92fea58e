import { withoutVat } from '#chargers/prices/without-vat.ts';
import { driverComponentsSchema, type PricePage } from '@laadpoort/contract/price-page';
import { connectorState } from '@laadpoort/domain/stations/connector-state';
import { publicState } from '@laadpoort/domain/stations/public-state';
import { STANDARD } from '@laadpoort/domain/stations/quirks';
import { driverComponents, inToldOrder } from '@laadpoort/domain/tariffs/driver-price';
import { previewPrice } from '@laadpoort/domain/tariffs/preview-prices';
import type { Kernel } from '#chargers/kernel.ts';
import { isShown } from '#chargers/directory/shown-connectors.ts';
import { joinedTariff, TARIFF_COLUMNS, type JoinedTariff } from '#chargers/prices/tariff-from-row.ts';

interface PointRow extends JoinedTariff {
  readonly chargePointId: string;
  readonly authorizationMode: string;
  readonly socketType: PricePage['socketType'];
  readonly maxPowerW: number;
  readonly publiclyAvailable: boolean;
  readonly outOfOrder: boolean;
  readonly ocppStatus: string | null;
  readonly disconnectedAt: Date | null;
  readonly lastSeenAt: Date | null;
  /** Whether a price is without VAT: by its label, or because its owner gets it as it is. */
  readonly isWithoutVat: boolean;
}

/** What a typed euro of the tariff is without VAT. */
const ONE_WITHOUT_VAT = withoutVat({
  account: 'cp.account_id',
  day: '($2 AT TIME ZONE station.time_zone)::date',
  basis: 'tariff.vat_basis',
  amount: '1.0',
});

const READ = `
  SELECT cp.id AS "chargePointId", cp.authorization_mode AS "authorizationMode", c.socket_type AS "socketType",
         c.phases * c.max_current_a * c.voltage_v AS "maxPowerW", c.publicly_available AS "publiclyAvailable",
         c.out_of_order AS "outOfOrder", c.ocpp_status AS "ocppStatus", cp.disconnected_at AS "disconnectedAt",
         cp.last_seen_at AS "lastSeenAt", ${TARIFF_COLUMNS},
         ${ONE_WITHOUT_VAT} = 1 AS "isWithoutVat"
    FROM connector c
    JOIN charge_point cp ON cp.id = c.charge_point_id
    JOIN station ON station.id = cp.station_id
    LEFT JOIN LATERAL (
      SELECT v.id, v.components, v.vat_basis, v.valid_from FROM tariff_version v
       WHERE v.station_id = station.id AND v.valid_from <= $2 AND v.cancelled_at IS NULL
       ORDER BY v.valid_from DESC, v.id DESC LIMIT 1) tariff ON true
   WHERE c.public_code = $1 AND ${isShown('c')}`;

const EXAMPLE = { energyWh: 20_000n, seconds: 2 * 3600, idleSeconds: 0 };

const CODE = /^[0-9A-F]{10}$/;

/** What a stranger may know of a charging point; null: there is none with this code. */
export const readPricePage = async (kernel: Kernel, code: string): Promise<PricePage | null> => {
  if (!CODE.test(code)) return null;
  const now = kernel.now();
  const { rows } = await kernel.db.pool.query<PointRow>(READ, [code, now]);
  const [row] = rows;
  if (!row) return null;
  const { operator } = kernel.settings.settlement;
  const access = accessOf(row);
  return {
    code,
    socketType: row.socketType,
    maxPowerW: row.socketType === 'ccs' || row.socketType === 'chademo' ? null : row.maxPowerW,
    state: publicState(stateOf(kernel, row, now), row.outOfOrder),
    access,
    price: access === 'guests' ? priceOf(row, now) : null,
    operator: operator && { name: operator.name, email: operator.email },
    phone: kernel.settings.driverPhone,
  };
};

const accessOf = ({ authorizationMode, publiclyAvailable }: PointRow): PricePage['access'] => {
  if (authorizationMode === 'free') return 'free';
  return authorizationMode === 'whitelist-and-guests' && publiclyAvailable ? 'guests' : 'own-cards';
};

const stateOf = ({ directory, isConnected }: Kernel, row: PointRow, now: Date) => {
  const { chargePointId, ocppStatus, disconnectedAt, lastSeenAt } = row;
  const { offlineAfterSeconds } = directory.findById(chargePointId)?.quirks ?? STANDARD;
  const connected = isConnected(chargePointId);
  return connectorState({ now, connected, disconnectedAt, lastSeenAt, ocppStatus, offlineAfterSeconds });
};

const priceOf = (row: PointRow, startedAt: Date): PricePage['price'] => {
  const tariff = joinedTariff(row);
  if (!tariff) return null;
  const { timeZone } = tariff;
  const components = driverComponents(inToldOrder(tariff.components), row.isWithoutVat);
  const example = previewPrice({ components, timeZone }, { startedAt, ...EXAMPLE });
  return { components: driverComponentsSchema.parse(components), timeZone, example };
};
