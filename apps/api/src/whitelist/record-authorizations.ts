import { plainArray, type Statement } from '#platform/database/statements.ts';
import type { CardAuthorization, PresentedCard } from '#chargers/cards.ts';

export interface AuthorizedCard {
  readonly card: PresentedCard;
  readonly authorization: CardAuthorization;
  readonly action: 'Authorize' | 'StartTransaction';
}

// A start repeats the authorization before it; only a refused one is new for the charge point's events.
const INSERT = `
  WITH authorized AS (
    SELECT * FROM unnest($1::text[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::timestamptz[],
                         $8::int[])
      AS j(account_id, charge_point_id, id_tag, status, rule, action, at, connector_id)
  ), event AS (
    INSERT INTO charge_point_event (charge_point_id, connector_id, kind, detail, at, received_at)
    SELECT charge_point_id, connector_id, 'authorization',
           jsonb_build_object('idTag', id_tag, 'status', status, 'rule', rule), at, at
      FROM authorized WHERE action = 'Authorize' OR status <> 'Accepted'
  )
  INSERT INTO "authorization" (account_id, charge_point_id, id_tag, status, rule, action, at, connector_id)
  SELECT account_id, charge_point_id, id_tag, status, rule, action, at, connector_id FROM authorized`;

/** Stores authorizations, accepted or refused, each with its rule. Those at removed charge points belong to nobody. */
export const recordAuthorizations = (authorized: readonly AuthorizedCard[]): Statement => {
  const rows = authorized.filter(({ authorization }) => authorization.accountId !== null);
  return {
    name: 'record-authorizations',
    text: INSERT,
    values: [
      rows.map(({ authorization }) => authorization.accountId),
      plainArray(rows.map(({ card }) => card.chargePointId)),
      rows.map(({ card }) => card.idTag),
      plainArray(rows.map(({ authorization }) => authorization.decision.status)),
      plainArray(rows.map(({ authorization }) => authorization.decision.rule)),
      plainArray(rows.map(({ action }) => action)),
      rows.map(({ card }) => card.at.toISOString()),
      plainArray(rows.map(({ card }) => card.connectorId)),
    ],
  };
};
