import type { TariffComponent, TariffVersion, VatBasis } from './tariff.ts';

/** The price as a session was told it at its start, as plain JSON: with it and its readings its amount can be computed again. */
export interface PriceSnapshot {
  readonly versionId: string;
  readonly currency: 'EUR';
  readonly vatBasis: VatBasis;
  readonly validFrom: string;
  readonly timeZone: string;
  readonly components: readonly TariffComponent[];
}

/** What is kept of a version; its text (`canonicalJson`) is what is hashed. */
export const priceSnapshot = ({
  id,
  currency,
  vatBasis,
  validFrom,
  timeZone,
  components,
}: TariffVersion): PriceSnapshot => ({
  versionId: id,
  currency,
  vatBasis,
  validFrom: validFrom.toISOString(),
  timeZone,
  components,
});

/** The version as it was when it was told. */
export const tariffOfSnapshot = ({ versionId, validFrom, ...price }: PriceSnapshot): TariffVersion => ({
  ...price,
  id: versionId,
  validFrom: new Date(validFrom),
});
