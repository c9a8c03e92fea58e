import schemas from 'ocpp-rpc/lib/schemas/ocpp1_6.json' with { type: 'json' };
import type { InboundAction } from '../src/messages/actions.ts';

export interface Schema {
  $id?: string;
  type?: string;
  format?: string;
  enum?: string[];
  required?: string[];
  properties?: Record<string, Schema>;
  items?: Schema;
}
export type Path = readonly string[];

export const schemaOf = (action: InboundAction): Schema =>
  (schemas as Schema[]).find(({ $id }) => $id === `urn:${action}.req`) ?? {};

/** A request with every member that there is. */
export const whole = ({ type, format, enum: values, properties, items }: Schema): unknown => {
  if (values) return values[0];
  if (format === 'date-time') return '2026-03-01T11:59:00Z';
  if (type === 'array') return [whole(items ?? {})];
  if (type !== 'object') return type === 'string' ? '12' : 12;
  return Object.fromEntries(Object.entries(properties ?? {}).map(([name, member]) => [name, whole(member)]));
};

/** The value with another member there; undefined removes it. */
export const holding = (value: unknown, [name = '', ...rest]: Path, member: unknown): unknown => {
  const copy = Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) };
  const members = copy as Record<string, unknown>;
  if (rest.length > 0) members[name] = holding(members[name], rest, member);
  else if (member === undefined) delete members[name];
  else members[name] = member;
  return copy;
};
