import { readUsedBytes } from '#chargers/files/file-usage.ts';
import type { Kernel } from '#chargers/kernel.ts';
import type { FirmwareFile as FileAnswer } from '@laadpoort/contract/firmware/files';
import { refuse, type Refusal } from '#platform/http/route.ts';
import type { Signature } from './send-update.ts';
import { verifySignature } from './verify-signature.ts';
import { audit } from '#chargers/audit.ts';
import { toAnswer, announceFile, entryOf } from './firmware-file.ts';

export const keepFile = async (
  {
    db,
    now,
    live,
    settings: {
      files: { store: files, limits },
    },
  }: Kernel,
  facts: { name: string; version: string; vendor?: string | undefined; model?: string | undefined },
  content: AsyncIterable<Uint8Array>,
  personId: string,
): Promise<FileAnswer | Refusal> => {
  const room = limits.allBytes - (await readUsedBytes(db));
  if (room <= 0) return refuse('store-full');
  const stored = await files.write(content, Math.min(limits.firmwareFileBytes, room));
  if (stored === 'too-large')
    return refuse(room < limits.firmwareFileBytes ? 'store-full' : 'file-too-large');
  if (stored.sizeBytes === 0) {
    await files.remove(stored.storageKey);
    return refuse('invalid-request', [{ path: 'body', code: 'required' }]);
  }
  const row = await db.prisma.firmwareFile.create({
    data: {
      name: facts.name,
      version: facts.version,
      vendor: facts.vendor ?? null,
      model: facts.model ?? null,
      ...stored,
      uploadedById: personId,
      uploadedAt: now(),
    },
  });
  await audit(db.prisma, { ...entryOf(row, personId, now()), action: 'firmware.upload' });
  announceFile(live, row);
  return toAnswer(db, row, personId);
};

/** Stores a signature that matches the file; one that does not would only make chargers refuse it. */
export const signFile = async (
  {
    db,
    now,
    settings: {
      files: { store: files },
    },
  }: Kernel,
  id: string,
  { signature, signingCertificate }: Signature,
  personId: string,
): Promise<FileAnswer | Refusal> => {
  const row = await db.prisma.firmwareFile.findUnique({ where: { id } });
  if (!row) return refuse('not-found');
  const check = await verifySignature(files.read(row.storageKey), { signature, signingCertificate });
  if (check === 'certificate-unreadable')
    return refuse('invalid-request', [{ path: 'body.signingCertificate', code: check }]);
  if (check === 'signature-does-not-fit')
    return refuse('invalid-request', [{ path: 'body.signature', code: check }]);
  const signed = await db.prisma.firmwareFile.update({
    where: { id },
    data: { signature, signingCertificate },
  });
  await audit(db.prisma, { ...entryOf(row, personId, now()), action: 'firmware.sign' });
  return toAnswer(db, signed, personId);
};

/** Lets a file be sent; what is approved stays so. */
export const approveFile = async (
  { db, now, live }: Kernel,
  id: string,
  personId: string,
): Promise<FileAnswer | Refusal> => {
  const row = await db.prisma.firmwareFile.findUnique({ where: { id } });
  if (!row) return refuse('not-found');
  if (row.approvedById === null && row.uploadedById === personId) return refuse('second-person-needed');
  const at = now();
  const approved = await db.prisma.$transaction(async (transaction) => {
    const { count } = await transaction.firmwareFile.updateMany({
      where: { id, approvedById: null },
      data: { approvedById: personId, approvedAt: at },
    });
    if (count === 1) await audit(transaction, { ...entryOf(row, personId, at), action: 'firmware.approve' });
    return transaction.firmwareFile.findUnique({ where: { id } });
  });
  if (!approved) return refuse('not-found');
  announceFile(live, approved);
  return toAnswer(db, approved, personId);
};

export const deleteFile = async (
  {
    db,
    now,
    settings: {
      files: { store: files },
    },
  }: Kernel,
  id: string,
  personId: string,
): Promise<Refusal | undefined> => {
  const row = await db.prisma.firmwareFile.findUnique({ where: { id } });
  if (!row) return refuse('not-found');
  const needed = await db.prisma.firmwareUpdate.findFirst({
    where: { firmwareFileId: id, finishedAt: null },
    select: { id: true },
  });
  if (needed) return refuse('file-in-use');
  await db.prisma.firmwareFile.delete({ where: { id } });
  await files.remove(row.storageKey);
  await audit(db.prisma, { ...entryOf(row, personId, now()), action: 'firmware.delete' });
};
