import type { Database } from '#platform/database/database.ts';
import type { Reservation as ReservationRow } from '#platform/prisma/client.ts';

const LOOK_BACK_MS = 7 * 24 * 60 * 60_000;

/**
 * Reservations that a session began with but that do not say so yet; the session's row, committed first, is decisive.
 */
export const findUsed = async (
  { pool, prisma }: Database,
  now: Date,
): Promise<{ row: ReservationRow; sessionId: number }[]> => {
  const { rows } = await pool.query<{ id: number; session_id: number }>(
    `SELECT r.id, min(s.id) AS session_id FROM reservation r
       JOIN session s ON s.charge_point_id = r.charge_point_id AND s.reservation_id = r.id
      WHERE r.state <> 'used' AND r.expires_at > $1 GROUP BY r.id LIMIT 500`,
    [new Date(now.getTime() - LOOK_BACK_MS)],
  );
  const found = await prisma.reservation.findMany({ where: { id: { in: rows.map(({ id }) => id) } } });
  return found.flatMap((row) => {
    const sessionId = rows.find(({ id }) => id === row.id)?.session_id;
    return sessionId === undefined ? [] : [{ row, sessionId }];
  });
};
