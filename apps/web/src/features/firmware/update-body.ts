import { firmwareUpdateBodySchema } from '@laadpoort/contract/firmware/updates';
import type { FirmwareFile } from '@laadpoort/contract/firmware/files';
import { z } from 'zod';
import { fromLocalTime } from '#lib/station-time.ts';

type Body = z.input<typeof firmwareUpdateBodySchema>;

/** The values of the update form, structured like the request body. */
export interface UpdateValues {
  source: {
    /** Empty: a file at another address. */
    firmwareFileId: string;
    location: string;
    expectedVersion: string;
    signed: boolean;
    signature: { signature: string; signingCertificate: string };
  };
  /** Local time of the station in the format of the browser's input; empty means now. */
  retrieveAt: string;
  reason: string;
}

/** The newest file that is approved is preselected, as a signed update if it has a signature. */
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

/** `retrieveAt` by the clock of `timeZone`. */
export const updateBodyOf = ({ source, retrieveAt, reason }: UpdateValues, timeZone: string): Body => {
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
    ...(retrieveAt === '' ? {} : { retrieveAt: fromLocalTime(retrieveAt, timeZone) }),
    reason,
  };
};

/** The contract's own schema, applied to the form. */
export const updateValuesSchema = (timeZone: string) =>
  z
    .custom<UpdateValues>()
    .transform((values) => updateBodyOf(values, timeZone))
    .pipe(firmwareUpdateBodySchema);
