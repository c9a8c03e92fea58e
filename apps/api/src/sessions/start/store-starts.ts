import type { MeterSettings } from '@laadpoort/domain/sessions/readings/energy-facts';
import type { AuthorizationDecision } from '@laadpoort/domain/whitelist/decide-authorization';
import type { StartDecision } from '@laadpoort/domain/sessions/start/start-transaction';
import type { CardStanding } from '@laadpoort/domain/whitelist/id-tag-info';
import { keepAccessPrices } from '#chargers/prices/access-prices.ts';
import { keepPrices } from '#chargers/prices/price-snapshots.ts';
import { commitAll, type Statement } from '#platform/database/statements.ts';
import type pg from 'pg';
import type { StartFactsRow } from './start-facts.ts';
import { completeSession, type CompletedRow } from '../stop/complete-session.ts';
import { updateCompleted } from '../stop/update-completed.ts';
import { readReadings } from '../readings/read-readings.ts';
import { readClosable } from '../stop/read-closable.ts';
import { insertStarts, startRowsOf, takeOverAdopted } from './start-rows.ts';
import type { StartItem } from './start-item.ts';
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
  readonly meterOf: (chargePointId: string) => MeterSettings;
  readonly authorizeStarts: (items: readonly StartItem[]) => Promise<readonly Authorization[]>;
  readonly recordStartAuthorizations: (
    authorized: readonly { readonly item: StartItem; readonly authorization: Authorization }[],
  ) => readonly Statement[];
}

export interface Decided<Authorization extends StartAuthorization> {
  readonly item: StartItem;
  readonly authorization: Authorization;
  readonly facts: StartFactsRow;
  readonly decision: StartDecision;
  readonly key: string;
}

export const storeStarts = async <Authorization extends StartAuthorization>(
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
    ...keepPrices(startRows.map(({ tariff }) => tariff)),
    ...keepAccessPrices(startRows),
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
  { pool, readTariffs, meterOf }: Pick<StartDeps, 'pool' | 'readTariffs' | 'meterOf'>,
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
    const meter = meterOf(session.charge_point_id);
    return completeSession(session, ending, readings.get(session.id) ?? [], tariff, meter);
  });
};

const flagSuspects = (sessionIds: readonly number[]): Statement => ({
  name: 'flag-suspect-duplicates',
  text: `UPDATE session SET anomalies = array_append(anomalies, 'suspect_duplicate'),
                review = CASE WHEN state = 'completed' THEN 'open' END
          WHERE id = ANY($1::int[]) AND NOT anomalies @> ARRAY['suspect_duplicate']`,
  values: [sessionIds],
});
