interface Columns {
  readonly account: string;
  /** Local day on which the session ended. */
  readonly day: string;
  readonly basis: string;
  readonly amount: string;
}

/**
 * SQL for an amount without VAT, of SQL expressions. Private persons and small businesses get what they typed, whatever
 * its label (`isWithoutVat` in domain tariffs/vat.ts). Not a function of the database: it would be called for each row of
 * a year, which takes ten times as long.
 */
export const withoutVat = ({ account, day, basis, amount }: Columns): string => `
  CASE WHEN ${basis} IS DISTINCT FROM 'incl' THEN ${amount}
       WHEN (SELECT party.kind FROM party_version party
              WHERE party.account_id = ${account} AND party.valid_from <= ${day}
              ORDER BY party.valid_from DESC, party.id DESC LIMIT 1) IN ('private', 'kor', 'very-small') THEN ${amount}
       ELSE ${amount} / 1.21 END`;

/** The same of a row of session_day. */
export const DAY_WITHOUT_VAT = withoutVat({
  account: 'session_day.account_id',
  day: 'session_day.day',
  basis: 'session_day.vat_basis',
  amount: 'session_day.amount',
});

/**
 * SQL for the parts of a period, of SQL expressions, in each of which an account is asked for VAT or is not all along (`isWithoutVat`):
 * its months, cut where another party begins.
 */
export const spansWithoutVat = ({
  account,
  from,
  until,
}: Record<'account' | 'from' | 'until', string>): string => `
  SELECT first, lead(first, 1, (${until})::date) OVER (ORDER BY first) AS until, coalesce(
           (SELECT party.kind FROM party_version party
             WHERE party.account_id = ${account} AND party.valid_from <= first
             ORDER BY party.valid_from DESC, party.id DESC LIMIT 1) IN ('private', 'kor', 'very-small'), false) AS is_without
    FROM (SELECT month::date AS first FROM generate_series(${from}, ${until} - interval '1 day', interval '1 month') AS month
          UNION
          SELECT valid_from FROM party_version
           WHERE account_id = ${account} AND valid_from > ${from} AND valid_from < ${until}) AS begins`;
