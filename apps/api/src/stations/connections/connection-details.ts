import { parseOcppIdentity } from '@laadpoort/domain/stations/ocpp-identity';
import { refuse, type Refusal } from '#platform/http/route.ts';
import type { Connection } from '../add-charge-point.ts';

interface Named {
  readonly serialNumber: string;
  readonly ocppIdentity?: string | undefined;
}

/** The field that the identity came from: the serial number if no identity was entered. */
const identityField = (body: Named, path: string): string =>
  `${path}.${body.ocppIdentity === undefined ? 'serialNumber' : 'ocppIdentity'}`;

/** Why a charge point cannot connect with the identity it would get, or null. */
export const identityProblem = (body: Named, path: string): Refusal | null => {
  const parsed = parseOcppIdentity(body.ocppIdentity ?? body.serialNumber);
  return parsed.ok
    ? null
    : refuse('invalid-request', [{ path: identityField(body, path), code: 'ocpp-identity' }]);
};

export const identityTaken = (body: Named, path: string): Refusal =>
  refuse('identity-taken', [{ path: identityField(body, path), code: 'identity-taken' }]);

/** What is shown once, to be entered in the charger. */
export const connectionDetails = (connection: Connection, ocppUrl: string) => ({
  ...connection,
  url: ocppUrl,
});
