import { decideStart, type StartFacts } from '@laadpoort/domain/sessions/start/start-transaction';
import { ChangedMeanwhile } from '#platform/database/database-error.ts';
import { gatherStarts } from './gather-starts.ts';
import type { StartFactsRow } from './start-facts.ts';
import { startKeyOf, type StartItem } from './start-item.ts';
import {
  type StartResult,
  type StartAuthorization,
  type StartDeps,
  type Decided,
  storeStarts,
} from './store-starts.ts';

/**
 * Starts the sessions of many chargers: gathers the facts of all, decides each, stores all in one transaction. A repeat
 * gets the id and the answer that its first copy got, whatever has changed since.
 */
export const recordStarts = async <Authorization extends StartAuthorization>(
  deps: StartDeps<Authorization>,
  items: readonly StartItem[],
): Promise<readonly StartResult[]> => {
  const [facts, authorizations] = await Promise.all([
    gatherStarts(deps.pool, items),
    deps.authorizeStarts(items),
  ]);
  const decided = items.map((item, index) => {
    const [row, authorization] = [facts[index], authorizations[index]];
    if (row === undefined || authorization === undefined) throw new Error('a start was lost');
    return decide(item, row, authorization);
  });
  const fresh = decided.filter(({ decision }) => decision.kind === 'new');
  const ids = await storeStarts(deps, decided, fresh);
  const resultOf = async ({
    item,
    decision,
    key,
    authorization,
    facts: { parentIdTag, hasSetAside },
  }: Decided<Authorization>) => {
    const { standing } = authorization;
    if (decision.kind === 'repeat') {
      const validUntil = decision.answer === 'Accepted' ? standing.validUntil : null;
      const answer = { status: decision.answer, parentIdTag, validUntil };
      return { sessionId: decision.sessionId, answer, isNew: false, endedSessionId: null, hasSetAside };
    }
    const sessionId = ids.get(key);
    if (sessionId === undefined) return storedElsewhere(deps, item, items);
    const endedSessionId = decision.implicitClose?.sessionId ?? null;
    return { sessionId, answer: standing, isNew: true, endedSessionId, hasSetAside };
  };
  return Promise.all(decided.map(resultOf));
};

/** Somebody else has stored the same start since the facts were gathered; its neighbours are stored and stay new. */
const storedElsewhere = async <Authorization extends StartAuthorization>(
  deps: StartDeps<Authorization>,
  item: StartItem,
  batch: readonly StartItem[],
): Promise<StartResult> => {
  const [result] = batch.length > 1 ? await recordStarts(deps, [item]) : [];
  if (result === undefined) throw new ChangedMeanwhile();
  return result;
};

const decide = <Authorization extends StartAuthorization>(
  item: StartItem,
  row: StartFactsRow,
  authorization: Authorization,
): Decided<Authorization> => {
  const meterStartWh = item.meterStartWh ?? 0n;
  const facts: StartFacts = {
    now: item.receivedAt,
    connectorId: item.connectorId,
    idTag: item.idTag,
    parentIdTag: authorization.standing.parentIdTag,
    startedAt: item.startedAt,
    clockCorrected: item.clockCorrected,
    meterStartWh,
    sameKey: row.sameKey,
    similar: row.similar,
    openOnConnector: row.openOnConnector,
    connectorKnown: authorization.connectorKnown,
    authorization: authorization.decision,
    reservationId: item.reservationId,
    reservations: row.reservations,
    remoteStarts: row.remoteStarts,
  };
  const decision = decideStart(facts);
  const key = startKeyOf(item, decision.kind === 'new' ? decision.repetition : 0);
  return { item, authorization, facts: row, decision, key };
};
