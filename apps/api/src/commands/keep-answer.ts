import type { CommandRequest } from '@laadpoort/contract/commands';
import type { Database } from '#platform/database.ts';

/** Names of configuration keys whose values nobody may read back. */
const SECRET_KEY = /auth\w*key|passw|secret|credential|token$/i;

interface ReportedKey {
  readonly key: string;
  readonly readonly: boolean;
  readonly value?: string;
}

/** What a charger's yes changes in what we know of it: wanted availability and configuration. */
export const keepAnswer = async (
  db: Database,
  chargePointId: string,
  request: CommandRequest,
  response: Record<string, unknown>,
  now: Date,
): Promise<void> => {
  const { status } = response;
  if (request.action === 'ChangeAvailability' && (status === 'Accepted' || status === 'Scheduled')) {
    const { connectorId, type } = request;
    await db.prisma.connector.updateMany({
      where: { chargePointId, ...(connectorId === 0 ? {} : { connectorId }) },
      data: { outOfOrder: type === 'Inoperative' },
    });
  }
  if (request.action === 'GetConfiguration') {
    await keepSnapshot(db, chargePointId, (response['configurationKey'] ?? []) as ReportedKey[], now);
  }
  if (request.action === 'ChangeConfiguration' && (status === 'Accepted' || status === 'RebootRequired')) {
    await keepValue(db, chargePointId, request, status === 'RebootRequired', now);
  }
};

const shown = (key: string, value: string | undefined): string | null =>
  value === undefined || SECRET_KEY.test(key) ? null : value;

const keepSnapshot = async (db: Database, chargePointId: string, keys: readonly ReportedKey[], now: Date) => {
  // An empty list is what some chargers answer when they mean "not now" (ocpp.md 4, row 22): keep what is known.
  if (keys.length === 0) return;
  const before = await db.prisma.configurationKey.findMany({
    where: { chargePointId, rebootRequired: true },
    select: { key: true },
  });
  const waiting = new Set(before.map(({ key }) => key));
  // Some chargers list a key twice; the last one counts.
  const unique = new Map(keys.map((reported) => [reported.key, reported]));
  const data = [...unique.values()].map(({ key, readonly, value }) => ({
    chargePointId,
    key,
    value: shown(key, value),
    readonly,
    rebootRequired: waiting.has(key),
    readAt: now,
  }));
  await db.prisma.$transaction([
    db.prisma.configurationKey.deleteMany({ where: { chargePointId } }),
    db.prisma.configurationKey.createMany({ data }),
    db.prisma.chargePoint.update({ where: { id: chargePointId }, data: { configurationReadAt: now } }),
  ]);
};

const keepValue = async (
  db: Database,
  chargePointId: string,
  { key, value }: { key: string; value: string },
  rebootRequired: boolean,
  now: Date,
) => {
  const data = { value: shown(key, value), rebootRequired, readAt: now };
  await db.prisma.configurationKey.upsert({
    where: { chargePointId_key: { chargePointId, key } },
    update: data,
    create: { chargePointId, key, readonly: false, ...data },
  });
};

/** After a boot nothing waits for one any more. */
export const forgetPendingReboot = async (db: Database, chargePointId: string): Promise<void> => {
  await db.prisma.configurationKey.updateMany({
    where: { chargePointId, rebootRequired: true },
    data: { rebootRequired: false },
  });
};
