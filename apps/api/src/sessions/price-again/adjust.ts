import type { SessionDetail } from '@laadpoort/contract/sessions/session-detail';
import type { TariffVersion, VatBasis } from '@laadpoort/domain/tariffs/tariff';
import { linesToStore } from '#chargers/prices/price-lines.ts';
import { columns } from '#platform/database/columns.ts';
import type { Statement } from '#platform/database/statements.ts';
import type { RepricedSession } from './reprice.ts';

interface Adjustment {
  readonly id: number;
  readonly version: string;
  readonly tariffBefore: string | null;
  readonly vatBefore: VatBasis | null;
  readonly amountBefore: string;
  readonly linesBefore: SessionDetail['priceLines'] | null;
  readonly amount: string;
  readonly lines: SessionDetail['priceLines'];
}

const ADJUSTED = columns<Adjustment>({
  id: ['int', ({ id }) => id],
  version: ['text', ({ version }) => version],
  tariff_before: ['uuid', ({ tariffBefore }) => tariffBefore],
  vat_before: ['word', ({ vatBefore }) => vatBefore],
  amount_before: ['numeric', ({ amountBefore }) => amountBefore],
  lines_before: ['jsonb', ({ linesBefore }) => linesBefore && JSON.stringify(linesBefore)],
  amount: ['numeric', ({ amount }) => amount],
  lines: ['jsonb', ({ lines }) => JSON.stringify(lines)],
});

/** Only the price of a session is changed, and only if nothing about it has changed since it was read. */
const ADJUST = `
  WITH changed AS (
    UPDATE session SET amount = a.amount, price_lines = a.lines,
           tariff_version_id = ${ADJUSTED.parameter(2)}, vat_basis = ${ADJUSTED.parameter(3)}
      FROM ${ADJUSTED.as('a')}
     WHERE session.id = a.id AND session.xmin::text = a.version AND session.document_id IS NULL
    RETURNING session.id
  )
  INSERT INTO session_adjustment (run_id, session_id, tariff_version_before_id, vat_basis_before, amount_before,
    lines_before, vat_basis_after, amount_after, lines_after)
  SELECT ${ADJUSTED.parameter(1)}, a.id, a.tariff_before, a.vat_before, a.amount_before, a.lines_before,
         ${ADJUSTED.parameter(3)}, a.amount, a.lines
    FROM ${ADJUSTED.as('a')} JOIN changed ON changed.id = a.id`;

export const adjustSessions = (
  runId: string,
  tariff: TariffVersion,
  sessions: readonly RepricedSession[],
): Statement => {
  const rows = sessions.map(({ present, price }) => ({
    id: present.id,
    version: present.version,
    tariffBefore: present.tariffId,
    vatBefore: present.vatBasis,
    amountBefore: present.amount,
    linesBefore: present.lines,
    amount: price.amount,
    lines: linesToStore(price.lines),
  }));
  const values = [...ADJUSTED.values(rows), runId, tariff.id, tariff.vatBasis];
  return { name: 'price-again', text: ADJUST, rows: rows.length, values };
};
