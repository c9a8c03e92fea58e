import type { AuthorizationDecision } from '@laadpoort/domain/whitelist/decide-authorization';
import {
  decideStart,
  type StartDecision,
  type StartFacts,
} from '@laadpoort/domain/sessions/start/start-transaction';
import type { CardStanding } from '@laadpoort/domain/whitelist/id-tag-info';
import type { Quirks } from '@laadpoort/domain/stations/quirks';
import { ChangedMeanwhile } from '#platform/database/database-error.ts';
import { commitAll, type Statement } from '#platform/database/statements.ts';
import type pg from 'pg';
import { gatherStarts } from './gather-starts.ts';
import type { StartFactsRow } from './start-facts.ts';
import { completeSession, updateCompleted, type CompletedRow } from '../stop/complete-session.ts';
import { readReadings } from '../readings/read-readings.ts';
import { readClosable } from '../stop/read-closable.ts';
import { insertStarts, startRowsOf, takeOverAdopted } from './start-rows.ts';
import { startKeyOf, type StartItem } from './start-item.ts';
import type { ReadTariffs } from '../tariff-cache.ts';

export interface StartResult {
  readonly sessionId: number;
  readonly answer: CardStanding;
  /** False for a repeat of an earlier start. */
  readonly isNew: boolean;
  /** The session that had to leave the connector. */
  readonly endedSessionId: number | null;
  /** It may decide about stops or readings that arrived before it. */
  readonly hasSetAside: boolean;
}

/** The whitelist's decision on the card of a start. */
export interface StartAuthorization {
  readonly decision: AuthorizationDecision;
  readonly standing: CardStanding;
  readonly providerId: string | null;
  readonly connectorKnown: boolean;
}

export interface StartDeps<Authorization extends StartAuthorization = StartAuthorization> {
  readonly pool: pg.Pool;
  readonly readTariffs: ReadTariffs;
  readonly registerOf: (chargePointId: string) => Quirks['register'];
  readonly authorizeStarts: (items: readonly StartItem[]) => Promise<readonly Authorization[]>;
  readonly recordStartAuthorizations: (
    authorized: readonly { readonly item: StartItem; readonly authorization: Authorization }[],
  ) => readonly Statement[];
}

interface Decided<Authorization extends StartAuthorization> {
  readonly item: StartItem;
  readonly authorization: Authorization;
  readonly facts: StartFactsRow;
  readonly decision: StartDecision;
  readonly key: string;
}

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
  const ids = await store(deps, decided, fresh);
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

const store = async <Authorization extends StartAuthorization>(
  deps: StartDeps<Authorization>,
  decided: readonly Decided<Authorization>[],
  fresh: readonly Decided<Authorization>[],
): Promise<ReadonlyMap<string, number>> => {
  const suspects = decided.flatMap(({ decision }) =>
    decision.kind === 'repeat' && decision.anomaly !== null ? [decision.sessionId] : [],
  );
  const closed = await closeImplicitly(deps, fresh);
  const tariffs = await deps.readTariffs(fresh.map(({ facts }) => facts.tariffId));
  const startRows = startRowsOf(fresh, tariffs);
  const inserted = startRows.filter(({ decision }) => decision.takesOver === null);
  const takenOver = startRows.filter(({ decision }) => decision.takesOver !== null);
  const started = [
    ...(inserted.length > 0 ? [insertStarts(inserted)] : []),
    ...(takenOver.length > 0 ? [takeOverAdopted(takenOver)] : []),
  ];
  const statements = [
    // The older session has to leave the connector before the newer one takes it.
    ...(closed.length > 0 ? [updateCompleted(closed)] : []),
    ...(suspects.length > 0 ? [flagSuspects(suspects)] : []),
    ...started,
    ...(fresh.length > 0 ? deps.recordStartAuthorizations(fresh) : []),
  ];
  if (statements.length === 0) return new Map();
  const results = await commitAll(deps.pool, statements);
  const rows = started.flatMap(
    (statement) =>
      (results[statements.indexOf(statement)]?.rows ?? []) as { id: number; start_key: string }[],
  );
  return new Map(rows.map((row) => [row.start_key, row.id]));
};

const closeImplicitly = async (
  { pool, readTariffs, registerOf }: Pick<StartDeps, 'pool' | 'readTariffs' | 'registerOf'>,
  fresh: readonly Decided<StartAuthorization>[],
): Promise<CompletedRow[]> => {
  const closes = fresh.flatMap(({ decision }) =>
    decision.kind === 'new' && decision.implicitClose !== null ? [decision.implicitClose] : [],
  );
  if (closes.length === 0) return [];
  const sessions = await readClosable(
    pool,
    closes.map(({ sessionId }) => sessionId),
  );
  const closing = sessions.flatMap((session) => {
    const close = closes.find(({ sessionId }) => sessionId === session.id);
    return close === undefined ? [] : [{ session, close }];
  });
  const [readings, tariffs] = await Promise.all([
    readReadings(
      pool,
      closing.map(({ session, close }) => ({ ...session, stoppedAt: close.stoppedAt })),
    ),
    readTariffs(sessions.map((session) => session.tariff_version_id)),
  ]);
  return closing.map(({ session, close }) => {
    const anomalies = [...session.anomalies, close.anomaly];
    const ending = { ...close, anomalies, stopIdTag: null, receivedAt: null, stopTransactionId: null };
    const tariff = tariffs.get(session.tariff_version_id ?? '') ?? null;
    const register = registerOf(session.charge_point_id);
    return completeSession(session, ending, readings.get(session.id) ?? [], tariff, register);
  });
};

const flagSuspects = (sessionIds: readonly number[]): Statement => ({
  name: 'flag-suspect-duplicates',
  text: `UPDATE session SET anomalies = array_append(anomalies, 'suspect_duplicate'),
                review = CASE WHEN state = 'completed' THEN 'open' END
          WHERE id = ANY($1::int[]) AND NOT anomalies @> ARRAY['suspect_duplicate']`,
  values: [sessionIds],
});
