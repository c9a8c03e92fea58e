import type { Pool } from 'pg';
import type { Prisma } from '#platform/prisma/client.ts';

/** Asks the database; inside a transaction too, where nothing may be read over a second connection. */
export type Ask = <Row extends object>(sql: string, values: readonly unknown[]) => Promise<Row[]>;

/** Outside a transaction. */
export const askPool =
  (pool: Pool): Ask =>
  async <Row extends object>(sql: string, values: readonly unknown[]) =>
    (await pool.query<Row>(sql, [...values])).rows;

/** Inside one. */
export const askWithin =
  (transaction: Pick<Prisma.TransactionClient, '$queryRawUnsafe'>): Ask =>
  <Row extends object>(sql: string, values: readonly unknown[]) =>
    transaction.$queryRawUnsafe<Row[]>(sql, ...values);
