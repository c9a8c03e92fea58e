import type { Kernel } from '#chargers/kernel.ts';
import type { FirmwareFile as FileAnswer } from '@laadpoort/contract/firmware/files';
import { mayApprove } from '@laadpoort/domain/firmware/approval';
import type { Database } from '#platform/database/database.ts';
import type { FirmwareFile as FileRow } from '#platform/prisma/client.ts';

export const toAnswer = async ({ prisma }: Database, row: FileRow, readerId: string): Promise<FileAnswer> => {
  const { uploadedById, approvedById } = row;
  const people = await prisma.user.findMany({
    where: { id: { in: [uploadedById, ...(approvedById === null ? [] : [approvedById])] } },
    select: { id: true, name: true },
  });
  const nameOf = (personId: string) => people.find(({ id }) => id === personId)?.name ?? '';
  return {
    id: row.id,
    name: row.name,
    vendor: row.vendor,
    model: row.model,
    version: row.version,
    sizeBytes: Number(row.sizeBytes),
    sha256: row.sha256,
    signed: row.signature !== null,
    approvedBy: approvedById === null ? null : nameOf(approvedById),
    mayApprove: mayApprove({ madeById: uploadedById, approvedById }, readerId),
    uploadedBy: nameOf(uploadedById),
    uploadedAt: row.uploadedAt.toISOString(),
  };
};

/** One waits for the other: support's pages listen to all accounts; a file belongs to none. */
export const announceFile = (live: Kernel['live'], { id }: Pick<FileRow, 'id'>): void =>
  live.publish('firmware-file', { topic: 'firmware', id });

export const listFiles = async (db: Database, readerId: string): Promise<FileAnswer[]> => {
  const rows = await db.prisma.firmwareFile.findMany({ orderBy: { uploadedAt: 'desc' } });
  return Promise.all(rows.map((row) => toAnswer(db, row, readerId)));
};

export const entryOf = ({ id, name, sha256 }: FileRow, actorId: string, at: Date) => ({
  at,
  accountId: null,
  actorId,
  targetId: id,
  detail: { name, sha256 },
});
