import type pg from 'pg';
import { columns } from '#platform/database/columns.ts';

interface Dropped {
  readonly chargePointId: string;
  readonly day: string;
  messages: number;
  bytes: number;
}

const DROPPED = columns<Dropped>({
  charge_point_id: ['uuid', ({ chargePointId }) => chargePointId],
  day: ['text', ({ day }) => day],
  messages: ['int', ({ messages }) => messages],
  bytes: ['bigint', ({ bytes }) => BigInt(bytes)],
});

const ADD = `
  INSERT INTO ocpp_message_dropped AS known (${DROPPED.names})
  SELECT charge_point_id, day::date, messages, bytes FROM ${DROPPED.as('d')}
  ON CONFLICT (charge_point_id, day) DO UPDATE
    SET messages = known.messages + excluded.messages, bytes = known.bytes + excluded.bytes`;

/** Counts what the log could not take, by charge point and day, for those who read the log. */
export const createDroppedMessages = (pool: pg.Pool) => {
  let counted = new Map<string, Dropped>();
  const add = ({ chargePointId, day, messages, bytes }: Readonly<Dropped>): void => {
    const key = `${chargePointId} ${day}`;
    const known = counted.get(key);
    if (!known) counted.set(key, { chargePointId, day, messages, bytes });
    else {
      known.messages += messages;
      known.bytes += bytes;
    }
  };
  return {
    count: (chargePointId: string, at: Date, bytes: number): void =>
      add({ chargePointId, day: at.toISOString().slice(0, 10), messages: 1, bytes }),
    /** What cannot be written stays counted. */
    async write(): Promise<void> {
      if (counted.size === 0) return;
      const rows = [...counted.values()];
      counted = new Map();
      try {
        await pool.query({ name: 'count-dropped-messages', text: ADD, values: DROPPED.values(rows) });
      } catch (error) {
        for (const row of rows) add(row);
        throw error;
      }
    },
  };
};
