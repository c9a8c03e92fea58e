import { createPublicKey, verify } from 'node:crypto';
import {
  signedValues,
  type SignatureCheck,
  type SignedValues,
} from '@laadpoort/domain/sessions/signed-values';
import { parseOcmf, type OcmfSignature } from '@laadpoort/ocpp/parse/ocmf';

/** What the meter of a session has signed, as it was sent, in order of time. */
export interface SignedColumns {
  /** SubjectPublicKeyInfo, base64; null: not known. */
  meter_public_key: string | null;
  signed_data: readonly string[];
}

/** Each is checked while the charger waits for the answer to its stop. */
const MAX_DOCUMENTS = 50;

/** Only texts with a begin or an end: a charger may send one with each sample. */
const selectSigned = (when: string): string => `c.meter_public_key, ARRAY(
    SELECT text FROM (
      SELECT m.at, sample.value #>> '{}' AS text
        FROM meter_reading m, jsonb_array_elements(m.other_samples) sample
       WHERE ${when} AND m.charge_point_id = s.charge_point_id AND m.connector_id = s.connector_id
         AND m.session_id = s.id AND m.at >= s.started_at - interval '1 minute'
         AND jsonb_typeof(sample.value) = 'string'
         AND sample.value #>> '{}' ~ '^\\s*OCMF[|].*"TX"\\s*:\\s*"[BELRAP]"'
       ORDER BY m.at DESC LIMIT ${MAX_DOCUMENTS}) signed
     ORDER BY at) AS signed_data`;

/** Select list for them, from a session `s` and its connector `c` (left joined). */
export const SIGNED_COLUMNS = selectSigned('true');

/** The same where it matters to the energy: without a key of the meter nothing is read. */
export const CHECKED_COLUMNS = selectSigned('c.meter_public_key IS NOT NULL');

/** Begin and end of a session as its meter signed them; null: nothing that can be read. */
export const signedIn = (
  { meter_public_key: key, signed_data: texts }: SignedColumns,
  session: { readonly startedAt: Date; readonly stoppedAt: Date },
): (SignedValues & { readonly meterSerial: string | null }) | null => {
  const documents = texts
    .flatMap((text) => parseOcmf(text) ?? [])
    .slice(-MAX_DOCUMENTS)
    .map((read) => ({ ...read, check: checkOf(read.signature, key) }));
  const signed = signedValues(documents, session);
  const meterSerial = documents.findLast((document) => document.meterSerial !== null)?.meterSerial ?? null;
  return signed && { ...signed, meterSerial };
};

const checkOf = (signature: OcmfSignature | null, key: string | null): SignatureCheck => {
  if (key === null) return 'no-key';
  return signature !== null && holds(signature, key) ? 'holds' : 'fails';
};

/** Whatever the text of a charger makes of it: a signature that cannot be checked does not hold. */
const holds = ({ data, hash, value, encoding }: OcmfSignature, spki: string): boolean => {
  try {
    const key = createPublicKey({ key: Buffer.from(spki, 'base64'), format: 'der', type: 'spki' });
    return verify(hash, Buffer.from(data), key, Buffer.from(value, encoding));
  } catch {
    return false;
  }
};
