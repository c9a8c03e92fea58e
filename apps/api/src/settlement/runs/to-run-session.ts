import { priceLineSchema } from '@laadpoort/contract/sessions/session';
import type { RunSession } from '@laadpoort/domain/settlement/run/plan-documents';
import { toldAmount } from '@laadpoort/domain/settlement/documents/told-amount';
import { lateReason } from '@laadpoort/domain/settlement/run/run-month';
import type { Payable } from '@laadpoort/domain/settlement/payable/payable';
import { z } from 'zod';
import { storedPriceLines } from '#chargers/prices/price-lines.ts';
import type { SessionRow } from './read-sessions.ts';

const linesSchema = z.array(priceLineSchema);
/** Idle time may still come until the cable is out, at most this long after the stop. */
const IDLE_ENDS_MS = 24 * 3_600_000;

interface Judged {
  readonly month: string;
  readonly now: Date;
  readonly payable: ReadonlyMap<number, Payable>;
}

/** A row as facts of a run. */
export const toRunSession = (row: SessionRow, { month, now, payable }: Judged): RunSession => {
  const {
    id,
    lines,
    tariffVersionId,
    basis,
    review,
    isIdle: _isIdle,
    stopReceivedAt,
    version: _version,
    ...facts
  } = row;
  const waits = waitsFor(row, now, payable.get(id));
  const billed = {
    ...facts,
    sessionId: id,
    startedAt: row.startedAt.toISOString(),
    endedAt: row.endedAt.toISOString(),
    energyWh: Number(row.energyWh),
    meterStartWh: Number(row.meterStartWh),
    meterStopWh: row.meterStopWh === null ? null : Number(row.meterStopWh),
    basis: basis ?? 'excl',
    lines: storedPriceLines(linesSchema.parse(lines ?? []), tariffVersionId ?? ''),
    late: lateReason({ ...row, stopReceivedAt, isReviewed: review !== null }, month),
  };
  if (waits === null) return { waits, billed };
  const { endedAt, timeZone, basis: toldBasis } = billed;
  return { waits, sessionId: id, endedAt, timeZone, basis: toldBasis, amount: toldAmount(billed) };
};

const waitsFor = (
  { review, isIdle, endedAt }: SessionRow,
  now: Date,
  payable: Payable | undefined,
): RunSession['waits'] => {
  if (review === 'open') return 'open-review';
  if (isIdle && now.getTime() - endedAt.getTime() < IDLE_ENDS_MS) return 'idle-running';
  if (payable?.kind === 'payable') return null;
  return payable?.kind === 'not-payable' ? 'not-payable' : 'held';
};
