import { withoutVat } from '#chargers/prices/without-vat.ts';
import type { MobilitySession } from '@laadpoort/contract/mobility';
import { sessionSchema } from '@laadpoort/contract/sessions/session';
import { maskIdTag } from '@laadpoort/domain/cards/id-tag';
import type { PageEnd } from '#platform/http/page-cursor.ts';
import type { Database } from '#platform/database/database.ts';

interface SessionRow extends Omit<
  MobilitySession,
  'cardLabel' | 'source' | 'startedAt' | 'endedAt' | 'freeRule'
> {
  startedAt: Date;
  endedAt: Date | null;
  freeRule: string | null;
  nickname: string | null;
  visualNumber: string | null;
  uid: string;
  ofOwnAccount: boolean;
}

/** Running ones come first, then the newest end. */
export const pageEndOf = ({ endedAt, id }: MobilitySession): PageEnd => ({
  at: endedAt === null ? null : new Date(endedAt),
  id: String(id),
});

export interface SessionsAsked {
  cardId: string | undefined;
  after: PageEnd | null;
  limit: number;
  now: Date;
}

/** The amount of a session `s` at a station `st`; for a running one as if it ended now. */
const SESSION_WITHOUT_VAT = withoutVat({
  account: 's.account_id',
  day: '(coalesce(s.ended_at, $2) AT TIME ZONE st.time_zone)::date',
  basis: 's.vat_basis',
  amount: 's.amount',
});

/** Sessions made with a person's cards, at any station; those at their own account's stations are marked. */
export const listCardSessions = async (
  { pool }: Database,
  personId: string,
  { cardId, after, limit, now }: SessionsAsked,
): Promise<MobilitySession[]> => {
  const { rows } = await pool.query<SessionRow>(
    `SELECT s.id, card.id AS "cardId", card.uid, card.nickname, card.visual_number AS "visualNumber",
            coalesce(st.name, '') AS "stationName", coalesce(st.time_zone, 'Europe/Amsterdam') AS "timeZone",
            coalesce(st.city, '') AS city, s.state = 'charging' AS running,
            s.started_at AS "startedAt", s.ended_at AS "endedAt",
            greatest(0, floor(extract(epoch FROM coalesce(s.ended_at, $2) - s.started_at)))::float8
              AS "durationSeconds",
            s.energy_wh::float8 AS "energyWh",
            round(${SESSION_WITHOUT_VAT}, 6)::text AS amount,
            s.currency, s.free_rule AS "freeRule", s.review,
            EXISTS (SELECT FROM session_dispute WHERE session_id = s.id AND raised_by_id = $1) AS disputed,
            EXISTS (SELECT FROM member WHERE organization_id = s.account_id AND user_id = $1) AS "ofOwnAccount"
     FROM id_token card
     JOIN session s ON s.id_tag = card.uid
     LEFT JOIN station st ON st.id = s.station_id
     WHERE card.holder_id = $1 AND ($3::uuid IS NULL OR card.id = $3)
       AND ($5::bigint IS NULL OR (coalesce(s.ended_at, 'infinity'), s.id) < (coalesce($4::timestamptz, 'infinity'), $5))
     ORDER BY coalesce(s.ended_at, 'infinity') DESC, s.id DESC LIMIT $6`,
    [personId, now, cardId ?? null, after?.at ?? null, after?.id ?? null, limit],
  );
  return rows.map(toSession);
};

const toSession = (row: SessionRow): MobilitySession => {
  const { uid, nickname, visualNumber, ofOwnAccount, startedAt, endedAt, freeRule, ...session } = row;
  return {
    ...session,
    cardLabel: nickname ?? visualNumber ?? maskIdTag(uid),
    source: ofOwnAccount ? 'own-station' : 'other-station',
    startedAt: startedAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
    freeRule: sessionSchema.shape.freeRule.parse(freeRule),
  };
};
