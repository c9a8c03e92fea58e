import type {
  AuthorizationDecision,
  AuthorizationStatus,
} from '@laadpoort/domain/whitelist/decide-authorization';
import {
  decideStart,
  type StartDecision,
  type StartFacts,
} from '@laadpoort/domain/sessions/start-transaction';
import { pricePerKwhOf, type TariffVersion } from '@laadpoort/domain/tariffs/tariff';
import { ChangedMeanwhile } from '#platform/database-error.ts';
import { commitAll, plainArray, type Statement } from '#platform/statements.ts';
import type pg from 'pg';
import { gatherStarts, type StartFactsRow } from './gather-starts.ts';
import { completeSession, updateCompleted, type ClosableRow, type CompletedRow } from './complete-session.ts';
import { readReadings } from './read-readings.ts';
import { readClosable } from './read-closable.ts';
import { joinAnomalies } from './session-columns.ts';
import { startKeyOf, type StartItem } from './start-item.ts';
import type { ReadTariffs } from './tariff-cache.ts';

export interface StartResult {
  readonly sessionId: number;
  readonly answer: AuthorizationStatus;
  /** False for a repeat of an earlier start. */
  readonly isNew: boolean;
}

/** What the whitelist says of the card of a start. */
export interface CardJudgement {
  readonly decision: AuthorizationDecision;
  readonly providerId: string | null;
  readonly connectorKnown: boolean;
}

export interface StartDeps<Judgement extends CardJudgement = CardJudgement> {
  readonly pool: pg.Pool;
  readonly readTariffs: ReadTariffs;
  readonly judgeStarts: (items: readonly StartItem[]) => Promise<readonly Judgement[]>;
  readonly recordJudgements: (
    judged: readonly { readonly item: StartItem; readonly judgement: Judgement }[],
  ) => Statement;
}

interface Decided<Judgement extends CardJudgement> {
  readonly item: StartItem;
  readonly judgement: Judgement;
  readonly facts: StartFactsRow;
  readonly decision: StartDecision;
  readonly key: string;
}

/**
 * Starts the sessions of many chargers: gathers the facts of all, decides each, stores all in one transaction. A repeat
 * gets the id and the answer that its first copy got, whatever has changed since.
 */
export const recordStarts = async <Judgement extends CardJudgement>(
  deps: StartDeps<Judgement>,
  items: readonly StartItem[],
): Promise<readonly StartResult[]> => {
  const [facts, judgements] = await Promise.all([gatherStarts(deps.pool, items), deps.judgeStarts(items)]);
  const decided = items.map((item, index) => {
    const [row, judgement] = [facts[index], judgements[index]];
    if (row === undefined || judgement === undefined) throw new Error('a start was lost');
    return decide(item, row, judgement);
  });
  const fresh = decided.filter(({ decision }) => decision.kind === 'new');
  const ids = await store(deps, decided, fresh);
  return decided.map(({ decision, key }) => {
    if (decision.kind === 'repeat') {
      return { sessionId: decision.sessionId, answer: decision.answer, isNew: false };
    }
    const sessionId = ids.get(key);
    // Somebody else has stored the same start since the facts were gathered.
    if (sessionId === undefined) throw new ChangedMeanwhile();
    return { sessionId, answer: decision.answer, isNew: true };
  });
};

const decide = <Judgement extends CardJudgement>(
  item: StartItem,
  row: StartFactsRow,
  judgement: Judgement,
): Decided<Judgement> => {
  const meterStartWh = item.meterStartWh ?? 0n;
  const facts: StartFacts = {
    now: item.receivedAt,
    startedAt: item.startedAt,
    meterStartWh,
    sameKey: row.sameKey,
    similar: row.similar,
    openOnConnector: row.openOnConnector,
    connectorKnown: judgement.connectorKnown,
    authorization: judgement.decision,
  };
  const decision = decideStart(facts);
  const key = startKeyOf(item, decision.kind === 'new' ? decision.repetition : 0);
  return { item, judgement, facts: row, decision, key };
};

const store = async <Judgement extends CardJudgement>(
  deps: StartDeps<Judgement>,
  decided: readonly Decided<Judgement>[],
  fresh: readonly Decided<Judgement>[],
): Promise<ReadonlyMap<string, number>> => {
  const suspects = decided.flatMap(({ decision }) =>
    decision.kind === 'repeat' && decision.anomaly !== null ? [decision.sessionId] : [],
  );
  const closed = await closeImplicitly(deps, fresh);
  const tariffs = await deps.readTariffs(fresh.map(({ facts }) => facts.tariffId));
  const insert = insertStarts(fresh, tariffs);
  const statements = [
    // The older session has to leave the connector before the newer one takes it.
    ...(closed.length > 0 ? [updateCompleted(closed)] : []),
    ...(suspects.length > 0 ? [flagSuspects(suspects)] : []),
    ...(fresh.length > 0 ? [insert, deps.recordJudgements(fresh)] : []),
  ];
  if (statements.length === 0) return new Map();
  const results = await commitAll(deps.pool, statements);
  const inserted = results[statements.indexOf(insert)]?.rows as
    | { id: number; start_key: string }[]
    | undefined;
  return new Map(inserted?.map((row) => [row.start_key, row.id]));
};

const closeImplicitly = async (
  { pool, readTariffs }: Pick<StartDeps, 'pool' | 'readTariffs'>,
  fresh: readonly Decided<CardJudgement>[],
): Promise<CompletedRow[]> => {
  const closes = fresh.flatMap(({ decision }) =>
    decision.kind === 'new' && decision.implicitClose !== null ? [decision.implicitClose] : [],
  );
  if (closes.length === 0) return [];
  const sessions = await readClosable(
    pool,
    closes.map(({ sessionId }) => sessionId),
  );
  const [readings, tariffs] = await Promise.all([
    readReadings(pool, sessions),
    readTariffs(sessions.map((session) => session.tariff_version_id)),
  ]);
  return sessions.flatMap((session: ClosableRow) => {
    const close = closes.find(({ sessionId }) => sessionId === session.id);
    if (close === undefined) return [];
    const anomalies = [...session.anomalies, close.anomaly];
    const ending = { ...close, anomalies, stopIdTag: null, receivedAt: null };
    const tariff = tariffs.get(session.tariff_version_id ?? '') ?? null;
    return [completeSession(session, ending, readings.get(session.id) ?? [], tariff)];
  });
};

const flagSuspects = (sessionIds: readonly number[]): Statement => ({
  name: 'flag-suspect-duplicates',
  text: `UPDATE session SET anomalies = array_append(anomalies, 'suspect_duplicate')
          WHERE id = ANY($1::int[]) AND NOT anomalies @> ARRAY['suspect_duplicate']`,
  values: [sessionIds],
});

const INSERT = `
  INSERT INTO session (account_id, station_id, charge_point_id, connector_id, start_key, state, id_tag, id_tag_raw,
    authorization_status, authorization_rule, free_rule, whitelist_entry_id, whitelist_description, provider_id,
    started_at, started_at_raw, start_received_at, meter_start_wh, tariff_version_id, price_per_kwh, anomalies)
  SELECT account_id, station_id, charge_point_id, connector_id, start_key, state, id_tag, id_tag_raw,
    authorization_status, authorization_rule, free_rule, whitelist_entry_id, whitelist_description, provider_id,
    started_at, started_at_raw, start_received_at, meter_start_wh, tariff_version_id, price_per_kwh,
    string_to_array(anomalies, ',')
  FROM unnest($1::text[], $2::uuid[], $3::uuid[], $4::int[], $5::text[], $6::text[], $7::text[], $8::text[],
    $9::text[], $10::text[], $11::text[], $12::uuid[], $13::text[], $14::uuid[], $15::timestamptz[], $16::text[],
    $17::timestamptz[], $18::bigint[], $19::uuid[], $20::numeric[], $21::text[])
    AS s(account_id, station_id, charge_point_id, connector_id, start_key, state, id_tag, id_tag_raw,
    authorization_status, authorization_rule, free_rule, whitelist_entry_id, whitelist_description, provider_id,
    started_at, started_at_raw, start_received_at, meter_start_wh, tariff_version_id, price_per_kwh, anomalies)
  ON CONFLICT (start_key) DO NOTHING
  RETURNING id, start_key`;

const insertStarts = (
  decided: readonly Decided<CardJudgement>[],
  tariffs: ReadonlyMap<string, TariffVersion>,
): Statement => {
  const rows = decided.flatMap(({ decision, ...row }) =>
    decision.kind === 'new'
      ? [{ ...row, decision, tariff: tariffs.get(row.facts.tariffId ?? '') ?? null }]
      : [],
  );
  const entries = rows.map(({ judgement }) =>
    judgement.decision.free?.rule === 'whitelist' ? judgement.decision.free : null,
  );
  return {
    name: 'insert-starts',
    text: INSERT,
    values: [
      rows.map(({ item }) => item.accountId),
      plainArray(rows.map(({ item }) => item.stationId)),
      plainArray(rows.map(({ item }) => item.chargePointId)),
      plainArray(rows.map(({ item }) => item.connectorId)),
      rows.map(({ key }) => key),
      plainArray(rows.map(({ decision }) => decision.state)),
      rows.map(({ item }) => item.idTag),
      rows.map(({ item }) => item.idTagRaw),
      plainArray(rows.map(({ judgement }) => judgement.decision.status)),
      plainArray(rows.map(({ judgement }) => judgement.decision.rule)),
      plainArray(rows.map(({ judgement }) => judgement.decision.free?.rule ?? null)),
      plainArray(entries.map((entry) => entry?.entryId ?? null)),
      entries.map((entry) => entry?.description ?? null),
      plainArray(rows.map(({ judgement }) => judgement.providerId)),
      plainArray(rows.map(({ decision }) => decision.startedAt.toISOString())),
      rows.map(({ item }) => item.startedAtRaw),
      plainArray(rows.map(({ item }) => item.receivedAt.toISOString())),
      plainArray(rows.map(({ item }) => item.meterStartWh ?? 0n)),
      plainArray(rows.map(({ tariff }) => tariff?.id ?? null)),
      plainArray(rows.map(({ tariff }) => (tariff ? pricePerKwhOf(tariff) : null))),
      rows.map(({ item, decision }) =>
        joinAnomalies(
          item.meterStartWh === null ? [...decision.anomalies, 'no_meter_data'] : decision.anomalies,
        ),
      ),
    ],
  };
};
