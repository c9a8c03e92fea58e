import schemas from 'ocpp-rpc/lib/schemas/ocpp1_6.json' with { type: 'json' };
import { expect, test } from 'vitest';
import { repairResponse } from '../../src/calls/repair-response.ts';
import type { OutboundAction } from '../../src/messages/actions.ts';

interface Schema {
  $id?: string;
  type?: string;
  properties?: Record<string, Schema>;
  required?: string[];
}

const answers = (schemas as Schema[]).filter(({ $id }) => $id?.endsWith('.conf'));
const actionOf = ({ $id = '' }: Schema) => $id.replace(/^urn:|\.conf$/g, '') as OutboundAction;
/** An empty text is a value of these. */
const VALUES = new Set(['DataTransfer.data']);

test('an empty text is as if the member were left out, in every answer', () => {
  const optional = answers.flatMap((answer) =>
    Object.entries(answer.properties ?? {}).flatMap(([name, { type }]) =>
      type === 'object' || answer.required?.includes(name) ? [] : [[actionOf(answer), name] as const],
    ),
  );
  expect(optional.length).toBeGreaterThan(5);
  for (const [action, name] of optional)
    for (const empty of ['', '  ', null]) {
      const { response } = repairResponse(action, { [name]: empty });
      const isValue = empty !== null && VALUES.has(`${action}.${name}`);
      expect(Object.keys(response as object), `${action}.${name}`).toEqual(isValue ? [name] : []);
    }
});

test('inside another object too; a setting may be empty', () => {
  const chargingSchedule = { chargingRateUnit: 'A', chargingSchedulePeriod: [{ startPeriod: 0, limit: 16 }] };
  const schedule = { status: 'Accepted', chargingSchedule: { ...chargingSchedule, startSchedule: '' } };
  expect(repairResponse('GetCompositeSchedule', schedule).response).toEqual({
    status: 'Accepted',
    chargingSchedule,
  });
  const configurationKey = [{ key: 'AuthorizationKey', readonly: false, value: '' }];
  expect(repairResponse('GetConfiguration', { configurationKey }).response).toEqual({ configurationKey });
});
