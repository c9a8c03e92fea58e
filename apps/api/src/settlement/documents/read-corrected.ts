import type { BilledSession } from '@laadpoort/domain/settlement/documents/billed-session';
import type { SettlementDocument } from '@laadpoort/domain/settlement/documents/document';
import type { PayableLimits } from '@laadpoort/domain/settlement/payable/payable';
import type { Database } from '#platform/database/database.ts';
import { readPayable } from '../payable/read-payable.ts';
import { readSessionsOf } from '../runs/read-sessions.ts';
import { toRunSession } from '../runs/to-run-session.ts';

interface CorrectedSession {
  readonly id: number;
  readonly version: string;
  readonly billed: BilledSession;
}

interface Asked {
  readonly accountId: string;
  readonly limits: PayableLimits;
  readonly now: Date;
}

/**
 * The sessions of a document as they are now, without those that are excluded or free by now.
 * @returns null: support has to decide about one of them first
 */
export const readCorrected = async (
  db: Database,
  { month, sessions }: SettlementDocument,
  { accountId, limits, now }: Asked,
): Promise<readonly CorrectedSession[] | null> => {
  const rows = await readSessionsOf(
    db,
    sessions.map(({ sessionId }) => sessionId),
  );
  const sessionIds = rows.map(({ id }) => id);
  const payable = await readPayable(db, { accountIds: [accountId], sessionIds, limits });
  const lateBefore = new Map(sessions.map(({ sessionId, late }) => [sessionId, late]));
  const judged = rows.map((row) => ({ row, session: toRunSession(row, { month, now, payable }) }));
  if (judged.some(({ session: { waits } }) => waits !== null && waits !== 'not-payable')) return null;
  return judged.flatMap(({ row: { id, version }, session }) =>
    session.waits === null
      ? [{ id, version, billed: { ...session.billed, late: lateBefore.get(id) ?? null } }]
      : [],
  );
};
