import {
  assignBankRecord,
  importBankFile,
  listBankFiles,
  listUnmatchedRecords,
} from '@laadpoort/contract/settlement/bank-files';
import type { Kernel } from '#chargers/kernel.ts';
import { STAFF } from '#platform/bus/live-feed.ts';
import { refuse, type Route } from '#platform/http/route.ts';
import { assignRecord } from './assign.ts';
import { importFile } from './import-file.ts';
import { readFiles, readUnmatched } from './read-files.ts';

const MAX_BYTES = 100_000_000;

export const registerBankFileRoutes = (route: Route, { db, now, live, settings }: Kernel): void => {
  const { store } = settings.files;
  const { publicUrl } = settings;
  const changed = (id: string, accountIds: readonly string[]): void => {
    live.publish(STAFF, { topic: 'settlement', id });
    for (const accountId of accountIds) live.publish(accountId, { topic: 'billing', id: accountId });
  };

  route(listBankFiles, async () => ({ files: await readFiles(db) }));

  route(listUnmatchedRecords, () => readUnmatched(db));

  route(importBankFile, async ({ query: { name }, body }, { personId }) => {
    const iban = settings.settlement.operator?.iban;
    if (iban === undefined) return refuse('operator-not-set-up');
    // On disk until it was read, so that its hash is known first; it tells more of the operator than is ours to keep.
    const stored = await store.write(body, MAX_BYTES);
    if (stored === 'too-large') return refuse('file-too-large');
    try {
      const content = store.read(stored.storageKey);
      const imported = await importFile(db, { name, stored, content, iban, personId, now: now(), publicUrl });
      if ('code' in imported) {
        const { code, entry } = imported;
        return refuse('invalid-request', [{ path: entry === null ? 'body' : `body.${entry}`, code }]);
      }
      const [file] = await readFiles(db, { id: imported.fileId });
      if (!file) return refuse('not-found');
      changed(file.id, imported.accountIds);
      return { file, wasReadBefore: imported.wasReadBefore };
    } finally {
      await store.remove(stored.storageKey);
    }
  });

  route(assignBankRecord, async ({ params: { recordId }, body }, { personId }) => {
    const assigned = await assignRecord(db, {
      recordId: BigInt(recordId),
      ...body,
      personId,
      now: now(),
      publicUrl,
    });
    if (!assigned.ok) {
      const { problem } = assigned;
      return problem === 'not-found' || problem === 'second-person-needed'
        ? refuse(problem)
        : refuse('invalid-request', [{ path: 'body.endToEndId', code: problem }]);
    }
    changed(recordId, assigned.accountId === null ? [] : [assigned.accountId]);
    return undefined;
  });
};
