import { hash } from 'node:crypto';
import { canonicalJson } from '@laadpoort/domain/settlement/documents/canonical-json';
import type { TariffVersion } from '@laadpoort/domain/tariffs/tariff';
import type { DecidingGroup } from '@laadpoort/domain/whitelist/access-group';
import { priceInGroup } from '@laadpoort/domain/whitelist/group-price';
import type { AuthorizationDecision } from '@laadpoort/domain/whitelist/decide-authorization';
import { columns } from '#platform/database/columns.ts';
import type { Statement } from '#platform/database/statements.ts';

/** An id of what is hashed, in the form of a UUID of version 8. */
const uuidOf = (text: string): string => {
  const hex = hash('sha256', text);
  const variant = ((Number.parseInt(hex.charAt(16), 16) % 4) + 8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
};

/**
 * The price of an access group at a station, as a version of its own, which the session names as it would the station's.
 * The same price of the same group and version has the same id, so that a document adds up its sessions in one line.
 * A free group leaves the version as it is; null: there is no price.
 */
export const groupTariff = (
  { id: groupId, price, since, timeZone }: DecidingGroup,
  stationId: string,
  tariff: TariffVersion | null,
): TariffVersion | null => {
  const own = priceInGroup(price, tariff);
  if (own === null) return tariff;
  const base = price.kind === 'discount' ? tariff : null;
  const id = uuidOf(canonicalJson({ groupId, stationId, versionId: base?.id, ...own }));
  return { id, currency: 'EUR', timeZone, validFrom: base?.validFrom ?? since, ...own };
};

interface Started {
  readonly item: { readonly accountId: string; readonly stationId: string };
  readonly authorization: { readonly decision: AuthorizationDecision };
  readonly tariff: TariffVersion | null;
}

interface AccessPrice {
  readonly accountId: string;
  readonly stationId: string;
  readonly groupId: string;
  readonly tariff: TariffVersion;
}

const PRICES = columns<AccessPrice>({
  id: ['uuid', ({ tariff }) => tariff.id],
  account_id: ['text', ({ accountId }) => accountId],
  station_id: ['uuid', ({ stationId }) => stationId],
  group_id: ['uuid', ({ groupId }) => groupId],
  components: ['jsonb', ({ tariff }) => JSON.stringify(tariff.components)],
  vat_basis: ['word', ({ tariff }) => tariff.vatBasis],
  valid_from: ['timestamptz', ({ tariff }) => tariff.validFrom],
});

/** Keeps the prices by which access groups let sessions in; to be stored with the sessions. Nothing where none has one. */
export const keepAccessPrices = (started: readonly Started[]): readonly Statement[] => {
  const prices = new Map<string, AccessPrice>();
  for (const { item, authorization, tariff } of started) {
    const { decision } = authorization;
    if (decision.rule !== 'access-group' || decision.free !== null || tariff === null) continue;
    prices.set(tariff.id, { ...item, groupId: decision.group.id, tariff });
  }
  if (prices.size === 0) return [];
  // In one order, so that no two writers wait for each other.
  const rows = [...prices.values()].toSorted((a, b) => (a.tariff.id < b.tariff.id ? -1 : 1));
  const text = `
    INSERT INTO access_price (${PRICES.names}) SELECT ${PRICES.names} FROM ${PRICES.as('p')}
    ON CONFLICT (id) DO NOTHING`;
  return [{ name: 'keep-access-prices', text, values: PRICES.values(rows) }];
};
