import { createHash, randomBytes } from 'node:crypto';
import type { Database } from '#platform/database/database.ts';

/** What a link is for: one file of one charge point. */
export type FileLinkPurpose = { readonly firmwareUpdateId: number } | { readonly logRequestId: number };

const TOKEN = /^[\w-]{43}$/;

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Creates a link for one charge point. The token is only in the URL; a hash of it is stored. */
export const makeFileLink = async (
  db: Database,
  chargePointId: string,
  purpose: FileLinkPurpose,
  expiresAt: Date,
): Promise<string> => {
  const token = randomBytes(32).toString('base64url');
  await db.prisma.fileLink.create({
    data: { tokenHash: hashOf(token) as Uint8Array<ArrayBuffer>, chargePointId, expiresAt, ...purpose },
  });
  return token;
};

export interface OpenedLink {
  readonly chargePointId: string;
  readonly firmwareUpdateId: number | null;
  readonly logRequestId: number | null;
}

/** The first to use it owns it; requests from elsewhere, or after it was used up, learn nothing. */
const OPEN = `
  UPDATE file_link SET used_at = coalesce(used_at, $2), used_from = coalesce(used_from, $3)
   WHERE token_hash = $1 AND expires_at > $2 AND (used_from IS NULL OR used_from = $3)
     AND (done_at IS NULL OR $4)
  RETURNING charge_point_id AS "chargePointId", firmware_update_id AS "firmwareUpdateId",
            log_request_id AS "logRequestId"`;

/**
 * Takes a link for the address that asks; null when it is none of this address.
 * @param resuming the end of a file may be asked again after all of it was sent: what the network had taken need not
 * have arrived
 */
export const openFileLink = async (
  db: Database,
  token: string,
  { address, now, resuming }: { readonly address: string; readonly now: Date; readonly resuming: boolean },
): Promise<OpenedLink | null> => {
  if (!TOKEN.test(token)) return null;
  const { rows } = await db.pool.query<OpenedLink>(OPEN, [hashOf(token), now, address, resuming]);
  return rows[0] ?? null;
};

/** Uses up a link; false if it was used up before. */
export const finishFileLink = async (db: Database, token: string, now: Date): Promise<boolean> => {
  const { count } = await db.prisma.fileLink.updateMany({
    where: { tokenHash: hashOf(token) as Uint8Array<ArrayBuffer>, doneAt: null },
    data: { doneAt: now },
  });
  return count === 1;
};

/** Ends the links of finished jobs: nobody may use them again. */
export const endFileLinks = async (db: Database, purpose: FileLinkPurpose, now: Date): Promise<void> => {
  await db.prisma.fileLink.updateMany({
    where: { ...purpose, expiresAt: { gt: now } },
    data: { expiresAt: now },
  });
};
