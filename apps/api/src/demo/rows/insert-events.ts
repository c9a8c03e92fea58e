import type pg from 'pg';
import { blockedGuestCard, formerColleagueCard, strangerUids } from '../cards.ts';
import type { PastSession } from '../charging-visit.ts';
import { insertRows } from './insert-rows.ts';
import { accounts, people } from '../people.ts';
import { stations } from '../places.ts';
import type { DemoChargePoint } from '../demo-station.ts';
import { demoId } from '../random.ts';

const EVENT_DAYS = 14;
/** As far back as availability is kept for. */
const ONLINE_DAYS = 63;
const MINUTE_MS = 60_000;

/** What the chargers reported in the last two weeks: statuses and cards of the sessions, refused cards, one repair. */
export const insertEvents = async (
  client: pg.ClientBase,
  sessions: readonly PastSession[],
  now: Date,
): Promise<void> => {
  const since = now.getTime() - EVENT_DAYS * 86_400_000;
  const recent = sessions.filter(({ startedAt }) => startedAt.getTime() >= since);
  const events = [
    ...online(new Date(now.getTime() - ONLINE_DAYS * 86_400_000)),
    ...recent.flatMap(statusesOf),
    ...repair(now),
  ];
  const inOrder = events.toSorted((a, b) => a.at.getTime() - b.at.getTime());
  await insertRows(client, 'charge_point_event', await withIds(client, 'charge_point_event', inOrder));
  const taps = [...recent.flatMap(tapsOf), ...refusedTaps(now)].toSorted(
    (a, b) => a.at.getTime() - b.at.getTime(),
  );
  await insertRows(client, 'authorization', await withIds(client, 'authorization', taps));
  await insertRows(client, 'command', repairCommand(now));
};

/** json_populate_recordset would set an absent id to null. */
const withIds = async <Row extends object>(client: pg.ClientBase, table: string, rows: readonly Row[]) => {
  const { rows: ids } = await client.query<{ id: string }>(
    `SELECT nextval(pg_get_serial_sequence('"${table}"', 'id')) AS id FROM generate_series(1, $1)`,
    [rows.length],
  );
  return rows.map((row, index) => ({ id: ids[index]?.id, ...row }));
};

const event = (
  chargePoint: DemoChargePoint,
  connectorId: number | null,
  kind: string,
  at: Date,
  detail: object,
) => ({
  charge_point_id: chargePoint.id,
  connector_id: connectorId,
  kind,
  detail,
  at,
  received_at: at,
});

/** Since then they have been there. */
const online = (at: Date) =>
  stations
    .flatMap(({ chargePoints }) => chargePoints)
    .flatMap((chargePoint) => [
      event(chargePoint, null, 'connected', at, {}),
      ...chargePoint.connectors.map((_, index) =>
        event(chargePoint, index + 1, 'status', at, { status: 'Available', errorCode: 'NoError' }),
      ),
    ]);

const statusesOf = ({ chargePoint, connectorId, startedAt, endedAt, charge }: PastSession) => {
  const status = (name: string, at: number) =>
    event(chargePoint, connectorId, 'status', new Date(at), { status: name, errorCode: 'NoError' });
  const [start, end] = [startedAt.getTime(), endedAt.getTime()];
  return [
    status('Preparing', start - 25_000),
    status('Charging', start + 2_000),
    ...(charge.fullAt && charge.fullAt < endedAt ? [status('SuspendedEV', charge.fullAt.getTime())] : []),
    status('Finishing', end + 1_000),
    status('Available', end + 95_000),
  ];
};

const tap = (station: PastSession['station'], chargePoint: DemoChargePoint, idTag: string, at: Date) => ({
  account_id: accounts[station.account].id,
  charge_point_id: chargePoint.id,
  id_tag: idTag,
  at,
});

const tapsOf = ({ station, chargePoint, card, decision, startedAt }: PastSession) =>
  (['Authorize', 'StartTransaction'] as const).map((action) => ({
    ...tap(
      station,
      chargePoint,
      card.uid,
      new Date(startedAt.getTime() - (action === 'Authorize' ? 6_000 : 0)),
    ),
    status: decision.status,
    rule: decision.rule,
    action,
  }));

/** The refused cards on the whitelist page. */
const refusedTaps = (now: Date) => {
  const refused = (
    name: string,
    index: number,
    idTag: string,
    hoursAgo: number,
    status: string,
    rule: string,
  ) => {
    const station = stations.find((candidate) => candidate.name === name);
    const chargePoint = station?.chargePoints[index];
    if (!station || !chargePoint) return [];
    const at = new Date(now.getTime() - hoursAgo * 60 * MINUTE_MS);
    return [{ ...tap(station, chargePoint, idTag, at), status, rule, action: 'Authorize' }];
  };
  const [first = '', second = ''] = strangerUids;
  return [
    ...refused('Office', 0, first, 29, 'Invalid', 'refused-unknown-card'),
    ...refused('Office', 0, first, 28.9, 'Invalid', 'refused-unknown-card'),
    ...refused('Office', 1, formerColleagueCard.uid, 52, 'Blocked', 'blocked-entry'),
    ...refused('Car park Stationsplein', 1, second, 7.5, 'Invalid', 'refused-unknown-card'),
    ...refused(
      'Car park Stationsplein',
      2,
      blockedGuestCard.uid,
      97,
      'Blocked',
      'refused-card-blocked-by-provider',
    ),
  ];
};

const REPAIR_DAYS_AGO = 3;
const repairAt = (now: Date) => now.getTime() - REPAIR_DAYS_AGO * 86_400_000;
const repaired = stations.find(({ name }) => name === 'Car park Stationsplein')?.chargePoints[2];

/** A fault that a hard reset resolved. */
const repair = (now: Date) => {
  if (!repaired) return [];
  const at = (minutes: number) => new Date(repairAt(now) + minutes * MINUTE_MS);
  const available = { status: 'Available', errorCode: 'NoError' };
  return [
    event(repaired, 2, 'status', at(-31), {
      status: 'Faulted',
      errorCode: 'ConnectorLockFailure',
      vendorErrorCode: 'E-401',
    }),
    event(repaired, null, 'disconnected', at(0.1), { code: 1006 }),
    event(repaired, null, 'connected', at(1.4), {}),
    event(repaired, null, 'boot', at(1.45), {
      vendor: 'Alfen BV',
      model: repaired.model,
      firmware: '7.3.0-4251',
    }),
    event(repaired, 1, 'status', at(1.5), available),
    event(repaired, 2, 'status', at(1.5), available),
  ];
};

const repairCommand = (now: Date) => {
  if (!repaired) return [];
  const at = (minutes: number) => new Date(repairAt(now) + minutes * MINUTE_MS);
  return [
    {
      id: demoId('repair command'),
      account_id: accounts.owner.id,
      charge_point_id: repaired.id,
      action: 'Reset',
      params: { type: 'Hard' },
      state: 'done',
      response: { status: 'Accepted' },
      requested_by_id: people.owner.id,
      requested_by_role: 'owner',
      requested_at: at(0),
      deadline_at: at(2),
      sent_at: at(0),
      answered_at: at(0.01),
      finished_at: at(1.45),
    },
  ];
};
