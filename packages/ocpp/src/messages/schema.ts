import { ocpp16Validator } from './ocpp16-validator.ts';
import { createValidator } from 'ocpp-rpc';
import schemas from 'ocpp-rpc/lib/schemas/ocpp1_6.json' with { type: 'json' };
import type { Action, OutboundAction } from './actions.ts';

/** Texts longer than OCPP has room for are no reason to throw an answer away: configuration values often are. */
const answerValidator = createValidator(
  'ocpp1.6',
  JSON.parse(JSON.stringify(schemas), (name, member: unknown) =>
    name === 'maxLength' && typeof member === 'number' ? undefined : member,
  ) as typeof schemas,
);

/**
 * What is wrong with a payload by the published OCPP 1.6 schemas, or null. `req` is the request, `conf` the
 * response. Everything this package sends passes it; what it receives need not.
 */
export const schemaProblem = (action: Action, kind: 'req' | 'conf', payload: unknown): string | null =>
  problemBy(ocpp16Validator, `urn:${action}.${kind}`, payload);

/** What is wrong with the answer of a charge point, by the schema but for the length of its texts; or null. */
export const answerProblem = (action: OutboundAction, payload: unknown): string | null =>
  problemBy(answerValidator, `urn:${action}.conf`, payload);

const problemBy = (by: typeof ocpp16Validator, schema: string, payload: unknown): string | null => {
  try {
    void by.validate(schema, payload);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};
