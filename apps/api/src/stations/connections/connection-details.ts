import { ocppIdentitySchema } from '@laadpoort/contract/charge-points/charge-point';
import { refuse, type Refusal } from '#platform/http/route.ts';
import type { Connection } from '../charge-points/add-charge-point.ts';

interface Named {
  readonly serialNumber: string;
  readonly ocppIdentity?: string | undefined;
}

/** The field that the identity came from: the serial number if no identity was entered. */
const identityField = (body: Named, path: string): string =>
  `${path}.${body.ocppIdentity === undefined ? 'serialNumber' : 'ocppIdentity'}`;

/** The identity that it gets, in its normal form, or why it could not connect with it. */
export const identityOf = (body: Named, path: string): string | Refusal => {
  const parsed = ocppIdentitySchema.safeParse(body.ocppIdentity ?? body.serialNumber);
  if (parsed.success) return parsed.data;
  const code = parsed.error.issues[0]?.message ?? 'ocpp-identity';
  return refuse('invalid-request', [{ path: identityField(body, path), code }]);
};

export const identityTaken = (body: Named, path: string): Refusal =>
  refuse('identity-taken', [{ path: identityField(body, path), code: 'identity-taken' }]);

/** What is shown once, to be entered in the charger. */
export const connectionDetails = (connection: Connection, ocppUrl: string) => ({
  ...connection,
  url: ocppUrl,
});
