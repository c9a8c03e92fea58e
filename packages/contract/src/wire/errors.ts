import { z } from 'zod';

/**
 * Every expected refusal of the API and its HTTP status. The web has texts for each code in both languages; nothing
 * else about an error crosses the wire.
 */
export const errorStatus = {
  'invalid-request': 400,
  'invalid-credentials': 401,
  'not-signed-in': 401,
  'second-factor-needed': 401,
  'no-active-account': 403,
  'not-allowed': 403,
  'sign-up-closed': 403,
  'step-up-needed': 403,
  'second-factor-required': 403,
  'password-not-enough': 403,
  'second-person-needed': 403,
  'own-account': 403,
  suspended: 403,
  'not-found': 404,
  'last-administrator': 409,
  'is-owner': 409,
  'email-taken': 409,
  'second-factor-set-up': 409,
  'identity-taken': 409,
  'already-whitelisted': 409,
  'network-exists': 409,
  'charge-point-offline': 409,
  'session-not-running': 409,
  'session-changed': 409,
  'session-charging': 409,
  'too-late-to-cancel': 409,
  'owner-is-new': 409,
  'command-busy': 409,
  'identity-conflict': 409,
  'known-to-refuse': 409,
  'registration-pending': 409,
  'tariff-in-effect': 409,
  'price-raised': 409,
  'too-many-sessions': 409,
  'too-many-windows': 409,
  'operator-not-set-up': 409,
  'month-not-over': 409,
  'run-exists': 409,
  'run-unfinished': 409,
  'run-approved': 409,
  'run-not-drafted': 409,
  'run-changed': 409,
  'nothing-to-pay': 409,
  'payout-over': 409,
  'payout-not-approved': 409,
  'dispute-too-late': 409,
  'document-disputed': 409,
  'document-not-disputed': 409,
  'document-credited': 409,
  'document-in-payout': 409,
  'document-unchanged': 409,
  'document-held': 409,
  'agreement-changed': 409,
  'ere-changed': 409,
  'cards-changed': 409,
  'network-changed': 409,
  'file-in-use': 409,
  'campaign-over': 409,
  'reservation-conflict': 409,
  'reservation-over': 409,
  'link-not-valid': 410,
  'file-too-large': 413,
  'export-too-large': 413,
  'request-too-large': 413,
  'unsupported-media-type': 415,
  'wrong-address': 421,
  'wrong-password': 422,
  'wrong-code': 422,
  'passkey-refused': 422,
  'too-many-requests': 429,
  'too-many-commands': 429,
  'internal-error': 500,
  'database-unavailable': 503,
  'store-full': 507,
} as const;

export type ErrorCode = keyof typeof errorStatus;

/** One invalid field: its path, and a code for which the web has a text. */
export const fieldProblemSchema = z.strictObject({
  /** Dotted path in params, query or body, e.g. `body.pricePerKwh`. */
  path: z.string(),
  code: z.string(),
});
export type FieldProblem = z.infer<typeof fieldProblemSchema>;

export const errorBodySchema = z.strictObject({
  code: z.string(),
  requestId: z.string(),
  fields: z.array(fieldProblemSchema).optional(),
});
export type ErrorBody = z.infer<typeof errorBodySchema>;
