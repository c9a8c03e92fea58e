import type { FirmwareUpdate as UpdateAnswer } from '@laadpoort/contract/firmware/updates';
import { isOver, type FirmwareState } from '@laadpoort/domain/firmware/firmware-update';
import type { Database } from '#platform/database/database.ts';
import type { FirmwareUpdate as UpdateRow } from '#platform/prisma/client.ts';

/** The row as support sees it. */
const toUpdateAnswer = (row: UpdateRow, names: Names): UpdateAnswer => ({
  id: row.id,
  state: row.state as FirmwareState,
  over: isOver(row.state as FirmwareState),
  report: row.report,
  signed: row.signed,
  fileName: row.firmwareFileId === null ? null : (names.files.get(row.firmwareFileId) ?? null),
  host: row.location === null ? null : (URL.parse(row.location)?.host ?? null),
  fromVersion: row.fromVersion,
  expectedVersion: row.expectedVersion,
  campaignId: row.campaignId,
  requestedBy: names.people.get(row.requestedById) ?? '',
  requestedAt: row.requestedAt.toISOString(),
  changedAt: row.changedAt.toISOString(),
});

interface Names {
  readonly files: ReadonlyMap<string, string>;
  readonly people: ReadonlyMap<string, string>;
}

const byId = (list: readonly { id: string; name: string }[]) =>
  new Map(list.map(({ id, name }) => [id, name]));

const SHOWN = 50;

/** The last updates of a charge point, newest first. */
export const listUpdates = async ({ prisma }: Database, chargePointId: string): Promise<UpdateAnswer[]> => {
  const rows = await prisma.firmwareUpdate.findMany({
    where: { chargePointId },
    orderBy: { id: 'desc' },
    take: SHOWN,
  });
  const [files, people] = await Promise.all([
    prisma.firmwareFile.findMany({
      where: { id: { in: rows.flatMap(({ firmwareFileId }) => firmwareFileId ?? []) } },
      select: { id: true, name: true },
    }),
    prisma.user.findMany({
      where: { id: { in: rows.map(({ requestedById }) => requestedById) } },
      select: { id: true, name: true },
    }),
  ]);
  return rows.map((row) => toUpdateAnswer(row, { files: byId(files), people: byId(people) }));
};
