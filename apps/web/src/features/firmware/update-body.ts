import { firmwareUpdateBodySchema } from '@laadpoort/contract/firmware/updates';
import type { FirmwareFile } from '@laadpoort/contract/firmware/files';
import { z } from 'zod';
import { fromLocalTime } from '#lib/local-time.ts';

type Body = z.input<typeof firmwareUpdateBodySchema>;

/** What the form of an update holds; its fields lie where the body has them. */
export type UpdateValues = {
  source: {
    /** Empty: a file at another address. */
    firmwareFileId: string;
    location: string;
    expectedVersion: string;
    signed: boolean;
    signature: { signature: string; signingCertificate: string };
  };
  /** Local time as the browser's field gives it; empty is now. */
  retrieveAt: string;
  reason: string;
};

/** The newest file stands in the form at first, signed when it can be. */
export const firstUpdate = (newest: FirmwareFile | undefined): UpdateValues => ({
  source: {
    firmwareFileId: newest?.id ?? '',
    location: '',
    expectedVersion: '',
    signed: newest?.signed ?? false,
    signature: { signature: '', signingCertificate: '' },
  },
  retrieveAt: '',
  reason: '',
});

export const updateBodyOf = ({ source, retrieveAt, reason }: UpdateValues): Body => {
  const { firmwareFileId, location, expectedVersion, signed, signature } = source;
  return {
    source:
      firmwareFileId === ''
        ? {
            kind: 'address',
            location: location.trim(),
            ...(expectedVersion.trim() === '' ? {} : { expectedVersion }),
            ...(signed ? { signature } : {}),
          }
        : { kind: 'file', firmwareFileId, signed },
    ...(retrieveAt === '' ? {} : { retrieveAt: fromLocalTime(retrieveAt) }),
    reason,
  };
};

/** The contract's own schema, seen from the form. */
export const updateValuesSchema = z
  .custom<UpdateValues>()
  .transform(updateBodyOf)
  .pipe(firmwareUpdateBodySchema);
