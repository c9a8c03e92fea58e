import { createValidator } from 'ocpp-rpc';
import schemas from 'ocpp-rpc/lib/schemas/ocpp1_6.json' with { type: 'json' };
import type { Action } from './messages/actions.ts';

const validator = createValidator('ocpp1.6', schemas);

/**
 * What is wrong with a payload by the published OCPP 1.6 schemas, or null. `req` is the request, `conf` the
 * response. Everything this package sends passes it; what it receives need not.
 */
export function schemaProblem(action: Action, kind: 'req' | 'conf', payload: unknown): string | null {
  try {
    void validator.validate(`urn:${action}.${kind}`, payload);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
