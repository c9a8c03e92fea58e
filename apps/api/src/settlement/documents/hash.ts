import { createHash } from 'node:crypto';
import { canonicalJson } from '@laadpoort/domain/settlement/documents/canonical-json';
import type { SettlementDocument } from '@laadpoort/domain/settlement/documents/document';

/** SHA-256 of the canonical JSON, UTF-8: whoever has a document can show that it is still the one that was sent. */
export const hashOf = (document: SettlementDocument): Buffer<ArrayBuffer> =>
  createHash('sha256').update(canonicalJson(document)).digest();
