import { UPGRADE_OBSTACLES, UPGRADE_STATES } from '@laadpoort/domain/security/profile-upgrade';
import { z } from 'zod';
import { timestampSchema } from '../wire/values.ts';

/**
 * set: one key is valid · sent: a new one is being sent · both: the old and the new one are valid until the charge
 * point has connected with one of them.
 */
export const keyStateSchema = z.enum(['none', 'set', 'sent', 'both']);

/** packages/domain security/profile-upgrade.ts */
export const upgradeSchema = z.strictObject({
  fromProfile: z.number().int(),
  toProfile: z.number().int(),
  step: z.enum(['configure', 'reset', 'reconnect']),
  state: z.enum(UPGRADE_STATES),
  problem: z
    .enum([
      'refused-by-charger',
      'not-supported',
      'no-answer',
      'reset-refused',
      'came-back-as-before',
      'did-not-come-back',
    ])
    .nullable(),
  requestedAt: timestampSchema,
  changedAt: timestampSchema,
});

export type Upgrade = z.infer<typeof upgradeSchema>;

export const upgradeObstacleSchema = z.enum(UPGRADE_OBSTACLES);

export const securitySchema = z.strictObject({
  securityProfile: z.number().int(),
  /** The highest profile it has connected with. */
  provenSecurityProfile: z.number().int(),
  key: z.strictObject({
    state: keyStateSchema,
    /** When the new key was generated. */
    since: timestampSchema.nullable(),
    /** The charger's answer to the last new key. */
    lastAnswer: z.string().nullable(),
    mayRotate: z.boolean(),
  }),
  /** The certificate that it uses, or will use next. */
  certificate: z
    .strictObject({ state: z.string(), notBefore: timestampSchema, notAfter: timestampSchema })
    .nullable(),
  upgrade: upgradeSchema.nullable(),
  /** The next profile, and the obstacles to it; null at the highest. */
  next: z.strictObject({ toProfile: z.number().int(), obstacles: z.array(upgradeObstacleSchema) }).nullable(),
});

export type Security = z.infer<typeof securitySchema>;
