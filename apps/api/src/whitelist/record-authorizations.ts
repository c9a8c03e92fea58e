import { columns } from '#platform/database/columns.ts';
import type { Statement } from '#platform/database/statements.ts';
import type { CardAuthorization, PresentedCard } from '#chargers/cards.ts';

export interface AuthorizedCard {
  readonly card: PresentedCard;
  readonly authorization: CardAuthorization;
  readonly action: 'Authorize' | 'StartTransaction';
}

const AUTHORIZED = columns<AuthorizedCard>({
  account_id: ['text', ({ authorization }) => authorization.accountId],
  charge_point_id: ['uuid', ({ card }) => card.chargePointId],
  id_tag: ['text', ({ card }) => card.idTag],
  status: ['word', ({ authorization }) => authorization.decision.status],
  rule: ['word', ({ authorization }) => authorization.decision.rule],
  action: ['word', ({ action }) => action],
  at: ['timestamptz', ({ card }) => card.at],
  connector_id: ['int', ({ card }) => card.connectorId],
});

// A start repeats the authorization before it; only a refused one is new for the charge point's events.
const INSERT = `
  WITH authorized AS (
    SELECT * FROM ${AUTHORIZED.as('a')}
  ), event AS (
    INSERT INTO charge_point_event (charge_point_id, connector_id, kind, detail, at, received_at)
    SELECT charge_point_id, connector_id, 'authorization',
           jsonb_build_object('idTag', id_tag, 'status', status, 'rule', rule), at, at
      FROM authorized WHERE action = 'Authorize' OR status <> 'Accepted'
  )
  INSERT INTO "authorization" (${AUTHORIZED.names}) SELECT ${AUTHORIZED.names} FROM authorized`;

/** Stores authorizations, accepted or refused, each with its rule. Those at removed charge points belong to nobody. */
export const recordAuthorizations = (authorized: readonly AuthorizedCard[]): Statement => {
  const rows = authorized.filter(({ authorization }) => authorization.accountId !== null);
  return {
    name: 'record-authorizations',
    text: INSERT,
    values: AUTHORIZED.values(rows),
  };
};
