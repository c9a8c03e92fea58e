import type { ListContent, ListedCard } from '@laadpoort/domain/local-list/listed-card';
import type { LocalList, LocalListState } from '@laadpoort/domain/local-list/local-list';
import type { LocalList as LocalListRow, Prisma } from '#platform/prisma/client.ts';

type Transaction = Prisma.TransactionClient;

/** The row of a charge point, locked until the transaction ends; created if there is none. */
export const lockList = async (
  transaction: Transaction,
  chargePointId: string,
  now: Date,
): Promise<LocalListRow> => {
  await transaction.$executeRaw`
    INSERT INTO local_list (charge_point_id, changed_at) VALUES (${chargePointId}::uuid, ${now})
    ON CONFLICT (charge_point_id) DO NOTHING`;
  await transaction.$executeRaw`
    SELECT 1 FROM local_list WHERE charge_point_id = ${chargePointId}::uuid FOR UPDATE`;
  return transaction.localList.findUniqueOrThrow({ where: { chargePointId } });
};

const contentOf = ({ acknowledged }: Pick<LocalListRow, 'acknowledged'>): ListContent =>
  new Map(Object.entries(acknowledged as unknown as Record<string, ListedCard>));

/**
 * A row as the decisions of the domain need it; limits that the charger has reported since override the stored ones.
 */
export const toLocalList = (row: LocalListRow, reported: Partial<Limits> = {}): LocalList => ({
  state: row.state as LocalListState,
  version: row.version,
  acknowledgedVersion: row.acknowledgedVersion,
  acknowledged: contentOf(row),
  maxEntries: reported.maxEntries ?? row.maxEntries,
  maxPerMessage: reported.maxPerMessage ?? row.maxPerMessage,
  problem: row.problem,
  attempts: row.attempts,
  retryAt: row.retryAt,
});

export interface Saved {
  readonly list: LocalList;
  readonly leftOut: number;
  /** null: it has to be compared again. */
  readonly checkedAt: Date | null;
  readonly changedAt: Date;
}

export const saveList = async (
  transaction: Transaction,
  chargePointId: string,
  saved: Saved,
): Promise<void> => {
  const { list, ...rest } = saved;
  const acknowledged = Object.fromEntries(list.acknowledged) as unknown as Prisma.InputJsonObject;
  await transaction.localList.update({
    where: { chargePointId },
    data: { ...list, ...rest, acknowledged },
  });
};

export interface Limits {
  readonly maxEntries: number;
  readonly maxPerMessage: number;
}

export const LIMIT_KEYS = {
  maxEntries: 'LocalAuthListMaxLength',
  maxPerMessage: 'SendLocalListMaxLength',
} as const;

/** The limits among the reported configuration keys; anything that is not a number above zero is ignored. */
export const limitsAmong = (
  keys: readonly { readonly key: string; readonly value?: string | null }[],
): Partial<Limits> => {
  const limit = (name: string) => {
    const value = Number(keys.find(({ key }) => key.toLowerCase() === name.toLowerCase())?.value);
    return Number.isInteger(value) && value > 0 && value < 2 ** 31 ? value : undefined;
  };
  const [maxEntries, maxPerMessage] = [limit(LIMIT_KEYS.maxEntries), limit(LIMIT_KEYS.maxPerMessage)];
  return {
    ...(maxEntries === undefined ? {} : { maxEntries }),
    ...(maxPerMessage === undefined ? {} : { maxPerMessage }),
  };
};

/** The limits that chargers reported, by charge point. */
export const readLimits = async (
  db: Pick<Transaction, 'configurationKey'>,
  chargePointIds: readonly string[],
): Promise<ReadonlyMap<string, Partial<Limits>>> => {
  const keys = await db.configurationKey.findMany({
    where: {
      chargePointId: { in: [...chargePointIds] },
      key: { in: Object.values(LIMIT_KEYS), mode: 'insensitive' },
    },
    select: { chargePointId: true, key: true, value: true },
  });
  const ofEach = Map.groupBy(keys, ({ chargePointId }) => chargePointId);
  return new Map([...ofEach].map(([id, reported]) => [id, limitsAmong(reported)]));
};

/** An event of the charge point, for people. */
export const keepListEvent = async (
  transaction: Transaction,
  chargePointId: string,
  list: LocalList,
  leftOut: number,
  at: Date,
): Promise<void> => {
  const { state, problem, acknowledged } = list;
  const detail = { state, problem, cards: acknowledged.size, leftOut };
  await transaction.chargePointEvent.create({
    data: { chargePointId, kind: 'local-list', detail, at, receivedAt: at },
  });
};
