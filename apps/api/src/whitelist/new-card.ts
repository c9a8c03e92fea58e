import type { addWhitelistEntry } from '@laadpoort/contract/whitelist-endpoints';
import type { EndpointInput } from '@laadpoort/contract/wire/endpoint';
import { readTypedCard } from '@laadpoort/domain/cards/id-tag';
import type { Database } from '#platform/database/database.ts';
import { refuse, type Refusal } from '#platform/http/route.ts';

type NewCard = EndpointInput<typeof addWhitelistEntry>['body'];

/** The canonical number of the card that is meant: as typed, or that of a session or a refusal at the account. */
export const readNewCard = async (
  { prisma }: Database,
  accountId: string,
  { uid, unusualUid = false, sessionId, refusalId }: NewCard,
): Promise<string | Refusal> => {
  if (uid !== undefined) return readTyped(uid, unusualUid);
  const select = { idTag: true } as const;
  const found =
    sessionId === undefined
      ? await prisma.authorization.findFirst({ where: { id: BigInt(refusalId ?? 0), accountId }, select })
      : await prisma.session.findFirst({ where: { id: sessionId, accountId }, select });
  return found?.idTag ?? refuse('not-found');
};

const readTyped = (typed: string, isUnusualMeant: boolean): string | Refusal => {
  const card = readTypedCard(typed, isUnusualMeant);
  return card.ok ? card.canonical : refuse('invalid-request', [{ path: 'body.uid', code: card.reason }]);
};
