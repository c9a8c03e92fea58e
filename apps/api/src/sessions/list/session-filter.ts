import { canonicalIdTag, parseIdTag } from '@laadpoort/domain/cards/id-tag';
import type { sessionFilterSchema } from '@laadpoort/contract/sessions/session';
import type { z } from 'zod';

export type SessionFilter = z.infer<typeof sessionFilterSchema>;

/** Whose sessions, as seen by whom and when. */
export interface SessionReader {
  accountId: string;
  /** Whether they read whole numbers of the account's own cards. */
  managesCards: boolean;
  now: Date;
}

/** Conditions on `s` (session) and `st` (station) with their parameters; `$1` is the account, `$2` now. */
export interface SqlConditions {
  readonly where: string;
  readonly values: unknown[];
}

/** Running sessions that a filter lists; they belong to the local day of now. */
export const runningConditions = (reader: SessionReader, filter: SessionFilter): SqlConditions =>
  conditions(reader, filter, ['s.ended_at IS NULL'], (parameter) => [
    ...(filter.from
      ? [`($2::timestamptz AT TIME ZONE st.time_zone)::date >= ${parameter(filter.from)}`]
      : []),
    ...(filter.to ? [`($2::timestamptz AT TIME ZONE st.time_zone)::date <= ${parameter(filter.to)}`] : []),
  ]);

/**
 * Completed sessions that a filter lists; they belong to the local day of their end. The station's zone decides, so a
 * wider bound in UTC is added for the index: no zone is further from UTC than 14 hours.
 */
export const completedConditions = (reader: SessionReader, filter: SessionFilter): SqlConditions =>
  conditions(reader, filter, ['s.ended_at IS NOT NULL'], (parameter) => {
    const periods: string[] = [];
    if (filter.from) {
      const from = parameter(filter.from);
      periods.push(`s.ended_at >= ${from}::date::timestamp AT TIME ZONE 'UTC' - interval '14 hours'`);
      periods.push(`(s.ended_at AT TIME ZONE st.time_zone)::date >= ${from}`);
    }
    if (filter.to) {
      const to = parameter(filter.to);
      periods.push(`s.ended_at < ${to}::date::timestamp AT TIME ZONE 'UTC' + interval '38 hours'`);
      periods.push(`(s.ended_at AT TIME ZONE st.time_zone)::date <= ${to}`);
    }
    return periods;
  });

const conditions = (
  reader: SessionReader,
  filter: SessionFilter,
  state: string[],
  periods: (parameter: (value: unknown) => string) => string[],
): SqlConditions => {
  const values: unknown[] = [reader.accountId, reader.now];
  const parameter = (value: unknown): string => `$${values.push(value)}`;
  const where = ['s.account_id = $1', ...state];
  if (filter.stationId) where.push(`s.station_id = ${parameter(filter.stationId)}`);
  if (filter.chargePointId) where.push(`s.charge_point_id = ${parameter(filter.chargePointId)}`);
  where.push(...periods(parameter), ...ofKind[filter.kind]);
  if (filter.cardId) where.push(ofRegisteredCard(parameter(filter.cardId)));
  if (filter.card) where.push(`(${ofCard(reader, filter.card, parameter).join(' OR ')})`);
  return { where: where.join(' AND '), values };
};

const ofKind: Record<SessionFilter['kind'], string[]> = {
  all: [],
  paid: ['s.free_rule IS NULL'],
  free: ['s.free_rule IS NOT NULL'],
  running: ["s.state = 'charging'"],
  billed: ['is_billed(s.state, s.review)'],
  flagged: ["s.anomalies <> '{}'"],
  waiting: ["s.review = 'open'"],
};

/**
 * A card by its number; one whose number the reader sees by its beginning too, which of other cards would reveal the
 * rest; other text by the description that the card has or had on the whitelist. Queried separately, because only a
 * number has an index.
 */
const ofCard = (
  { managesCards }: SessionReader,
  typed: string,
  parameter: (value: unknown) => string,
): string[] => {
  const card = parseIdTag(typed);
  const idTag = card.ok ? card.idTag.canonical : canonicalIdTag(typed);
  if (looksLikeNumber(idTag)) {
    const whole = `s.id_tag = ${parameter(idTag)}`;
    return managesCards ? [whole, `s.id_tag IN (${ownCardsLike(parameter(`${idTag}%`))})`] : [whole];
  }
  const description = parameter(`%${literal(typed)}%`);
  return [
    `s.id_tag = ${parameter(idTag)}`,
    `s.whitelist_description ILIKE ${description}`,
    `s.id_tag IN (SELECT uid FROM whitelist_entry WHERE account_id = $1 AND description ILIKE ${description})`,
  ];
};

/** As in the report of cards: of who is no member any more, what their card was let in for as a member's. */
const ofRegisteredCard = (cardId: string): string => `
  s.id_tag = (SELECT uid FROM id_token WHERE id = ${cardId}::uuid)
  AND (s.authorization_rule = 'known-card'
       OR EXISTS (SELECT FROM id_token card JOIN member ON member.user_id = card.holder_id
                   WHERE card.id = ${cardId}::uuid AND member.organization_id = $1))`;

/** Those of which `isOwnCard` holds. */
const ownCardsLike = (pattern: string): string => `
  SELECT uid FROM whitelist_entry WHERE account_id = $1 AND entered_by_hand AND uid LIKE ${pattern}
  UNION SELECT card.uid FROM id_token card JOIN member ON member.user_id = card.holder_id
         WHERE member.organization_id = $1 AND card.uid LIKE ${pattern}`;

/** Hex or a contract id, containing a digit: `04A2`, `NLTNM000122045U`, but not `Ada`. */
const looksLikeNumber = (canonical: string): boolean =>
  /\d/.test(canonical) && /^([0-9A-F]{2,}|[A-Z]{2}[0-9A-Z]{3,})$/.test(canonical);

const literal = (text: string): string => text.replace(/[\\%_]/g, '\\$&');
