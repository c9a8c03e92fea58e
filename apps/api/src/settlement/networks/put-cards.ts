import { ACCOUNT_TIME_ZONE, daysPeriod } from '@laadpoort/domain/reports/month';
import type { NetworkCardBody } from '@laadpoort/contract/settlement/network-cards';
import { audit } from '#chargers/audit.ts';
import { markLocalLists } from '#chargers/mark-local-lists.ts';
import { columns } from '#platform/database/columns.ts';
import type { Database } from '#platform/database/database.ts';
import type { Prisma } from '#platform/prisma/client.ts';
import type { Changing } from './change-network.ts';

/** A card whose number is canonical. */
export type IssuedCard = NetworkCardBody;

export type PutCards =
  | {
      readonly kind: 'put';
      readonly added: number;
      readonly changed: number;
      /** Those that see one of the cards: on their whitelist, or held by a member. */
      readonly accountIds: readonly string[];
    }
  /** Cards that another issuer has registered: nothing was stored. */
  | { readonly kind: 'of-others'; readonly uids: ReadonlySet<string> }
  | { readonly kind: 'not-found' };

const expiryOf = ({ expiresOn }: IssuedCard): Date | null =>
  expiresOn === null ? null : daysPeriod(expiresOn, expiresOn, ACCOUNT_TIME_ZONE).until;

const CARDS = columns<IssuedCard>({
  uid: ['text', ({ uid }) => uid],
  visual_number: ['text', ({ visualNumber }) => visualNumber],
  contract_id: ['text', ({ contractId }) => contractId],
  expires_at: ['timestamptz', expiryOf],
  blocked: ['boolean', ({ blocked }) => blocked],
});

// A card that its holder has lost stays blocked, whatever its issuer says.
const PUT = `
  INSERT INTO id_token AS known (id, uid, provider_id, visual_number, contract_id, expires_at, blocked_at, registered_by_id)
  SELECT gen_random_uuid(), uid, ${CARDS.parameter(1)}::uuid, visual_number, contract_id, expires_at,
         CASE WHEN blocked THEN ${CARDS.parameter(2)}::timestamptz END, ${CARDS.parameter(3)}::text
    FROM ${CARDS.as('card')}
      ON CONFLICT (uid) DO UPDATE
     SET visual_number = excluded.visual_number, contract_id = excluded.contract_id,
         expires_at = excluded.expires_at,
         blocked_at = CASE WHEN known.lost_at IS NOT NULL OR excluded.blocked_at IS NOT NULL
                           THEN coalesce(known.blocked_at, excluded.blocked_at) END
   WHERE (known.visual_number, known.contract_id, known.expires_at, known.blocked_at IS NULL)
         IS DISTINCT FROM
         (excluded.visual_number, excluded.contract_id, excluded.expires_at, excluded.blocked_at IS NULL)
  RETURNING uid, xmax = 0 AS added`;

/**
 * Registers cards of an issuer, or changes those that it has: all of them or none. New ones may charge at once; nothing is paid for
 * that before somebody else has confirmed them.
 */
export const putCards = (
  { prisma }: Database,
  { personId, now }: Changing,
  networkId: string,
  cards: readonly IssuedCard[],
): Promise<PutCards> =>
  prisma.$transaction(
    async (transaction) => {
      const network = await transaction.tokenProvider.findUnique({ where: { id: networkId } });
      if (!network) return { kind: 'not-found' };
      const uids = cards.map(({ uid }) => uid);
      const others = await transaction.$queryRaw<{ uid: string }[]>`
        SELECT uid FROM id_token WHERE uid = ANY(${uids}) AND provider_id <> ${networkId}::uuid`;
      if (others.length > 0) return { kind: 'of-others', uids: new Set(others.map(({ uid }) => uid)) };
      const values = [...CARDS.values(cards), networkId, now.toISOString(), personId];
      const put = await transaction.$queryRawUnsafe<{ uid: string; added: boolean }[]>(PUT, ...values);
      const accountIds = await accountsThatSee(
        transaction,
        put.map(({ uid }) => uid),
      );
      await markLocalLists(transaction, accountIds, now);
      const added = put.filter((card) => card.added).length;
      const changed = put.length - added;
      if (put.length > 0)
        await audit(transaction, {
          at: now,
          accountId: null,
          actorId: personId,
          action: 'network.cards',
          targetId: networkId,
          detail: { added, changed },
        });
      return { kind: 'put', added, changed, accountIds };
    },
    { timeout: 60_000 },
  );

const accountsThatSee = async (
  transaction: Prisma.TransactionClient,
  uids: readonly string[],
): Promise<string[]> => {
  const rows = await transaction.$queryRaw<{ id: string }[]>`
    SELECT account_id AS id FROM whitelist_entry WHERE uid = ANY(${uids})
    UNION
    SELECT member.organization_id FROM id_token card JOIN member ON member.user_id = card.holder_id
     WHERE card.uid = ANY(${uids})`;
  return rows.map(({ id }) => id);
};

/** The second person: all cards of an issuer that somebody else has registered. Null: there are not as many as were seen. */
export const confirmCards = (
  { prisma }: Database,
  { personId, now }: Changing,
  networkId: string,
  seen: number,
): Promise<number | null> =>
  prisma.$transaction(async (transaction) => {
    const waiting = await transaction.$queryRaw<{ id: string }[]>`
      SELECT id FROM id_token
       WHERE provider_id = ${networkId}::uuid AND confirmed_by_id IS NULL AND registered_by_id <> ${personId}
         FOR UPDATE`;
    const cards = waiting.length;
    if (cards === 0 || cards !== seen) return null;
    await transaction.$executeRaw`
      UPDATE id_token SET confirmed_by_id = ${personId} WHERE id = ANY(${waiting.map(({ id }) => id)}::uuid[])`;
    const entry = { at: now, accountId: null, actorId: personId, targetId: networkId };
    await audit(transaction, { ...entry, action: 'network.cards-confirm', detail: { cards } });
    return cards;
  });
