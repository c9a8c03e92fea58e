import type { chargePointEventSchema } from '@laadpoort/contract/charge-points/charge-point-event';
import { maskIdTag } from '@laadpoort/domain/cards/id-tag';
import { faultMeaning } from '@laadpoort/domain/stations/fault-meaning';
import type { z } from 'zod';

type Facts = z.input<typeof chargePointEventSchema>['detail'];

interface StoredEvent {
  readonly kind: string;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly vendor: string | null;
}

/**
 * The facts of an event from which its text is built: plain values, a card number that is always masked, and for a
 * status with an error the meaning of that error.
 */
export const eventFacts = ({ kind, detail, vendor }: StoredEvent): Facts => {
  const facts: Facts = {};
  for (const [name, value] of Object.entries(detail)) {
    if (typeof value === 'string') facts[name] = name === 'idTag' ? maskIdTag(value) : value;
    if (typeof value === 'number' || typeof value === 'boolean' || value === null) facts[name] = value;
  }
  const fault = kind === 'status' ? faultOf(facts, vendor) : null;
  if (fault) facts['fault'] = fault;
  return facts;
};

const faultOf = (facts: Facts, vendor: string | null) => {
  const text = (name: string) => {
    const value = facts[name];
    return typeof value === 'string' ? value : null;
  };
  const [errorCode, vendorErrorCode, info] = ['errorCode', 'vendorErrorCode', 'info'].map(text);
  return faultMeaning({
    vendor,
    errorCode: errorCode ?? null,
    vendorErrorCode: vendorErrorCode ?? null,
    info: info ?? null,
  });
};
