import type { ToldIn } from '@laadpoort/contract/sessions/explanation';
import { heardDuring } from '@laadpoort/domain/sessions/readings/times/heard-during';
import { columns } from '#platform/database/columns.ts';
import type { Database } from '#platform/database/database.ts';

/** A register that a charger told, in Wh. */
export interface ToldRegister {
  readonly at: Date;
  readonly registerWh: bigint;
}

interface Asked {
  readonly id: number;
  readonly chargePointId: string;
  readonly connectorId: number;
  readonly startReceivedAt: Date;
  readonly stopReceivedAt: Date | null;
  readonly endedAt: Date | null;
}

interface ToldInRow {
  id: string;
  action: string;
  receivedAt: Date;
}

const TOLD = columns<ToldRegister>({
  at: ['timestamptz', ({ at }) => at],
  register_wh: ['bigint', ({ registerWh }) => registerWh],
});

// A message is logged with the moment at which it was received, and so is all that it tells. A register sent as kWh may be
// stored as it was sent.
const OF_REGISTERS = `
  SELECT DISTINCT ON (told.at, told.register_wh) told.at, told.register_wh AS "registerWh", log.id, log.action,
         log.received_at AS "receivedAt"
    FROM ${TOLD.as('told')}
    JOIN meter_reading m ON m.charge_point_id = ${TOLD.parameter(1)} AND m.connector_id = ${TOLD.parameter(2)} AND m.at = told.at
     AND (m.session_id = ${TOLD.parameter(3)} OR m.session_id IS NULL)
     AND told.register_wh IN (m.energy_wh, m.energy_wh * 1000, m.begin_wh, m.end_wh)
    JOIN ocpp_message log ON log.charge_point_id = m.charge_point_id AND log.received_at = m.received_at
     AND log.received_at BETWEEN ${TOLD.parameter(4)} AND ${TOLD.parameter(5)}
     AND log.direction = 'in' AND log.action IN ('MeterValues', 'StopTransaction')
   ORDER BY told.at, told.register_wh, log.id`;

const OF_EDGES = `
  SELECT DISTINCT ON (action) id, action, received_at AS "receivedAt"
    FROM ocpp_message
   WHERE charge_point_id = $1 AND direction = 'in' AND received_at BETWEEN $2 AND coalesce($3, $2)
     AND (action = 'StartTransaction' AND received_at = $2 OR action = 'StopTransaction' AND received_at = $3)
   ORDER BY action, id`;

const toToldIn = ({ id, action, receivedAt }: ToldInRow): NonNullable<ToldIn> => ({
  id,
  action,
  receivedAt: receivedAt.toISOString(),
});

const keyOf = (at: Date, registerWh: bigint | string): string => `${at.getTime()} ${registerWh}`;

/** In which messages the charger told start, stop and registers of an ended session, as far as the log has them. */
export const readToldIn = async ({ pool }: Database, session: Asked, registers: readonly ToldRegister[]) => {
  const { id, chargePointId, connectorId, startReceivedAt, stopReceivedAt } = session;
  const { from, until } = heardDuring(session, startReceivedAt);
  const [edges, told] = await Promise.all([
    pool.query<ToldInRow>(OF_EDGES, [chargePointId, startReceivedAt, stopReceivedAt]),
    pool.query<ToldInRow & { at: Date; registerWh: string }>(OF_REGISTERS, [
      ...TOLD.values(registers),
      chargePointId,
      connectorId,
      id,
      from,
      until,
    ]),
  ]);
  const edge = (action: string): ToldIn => {
    const row = edges.rows.find((each) => each.action === action);
    return row ? toToldIn(row) : null;
  };
  const byRegister = new Map(told.rows.map((row) => [keyOf(row.at, row.registerWh), toToldIn(row)]));
  return {
    start: edge('StartTransaction'),
    stop: edge('StopTransaction'),
    ofRegister: ({ at, registerWh }: ToldRegister): ToldIn => byRegister.get(keyOf(at, registerWh)) ?? null,
  };
};
