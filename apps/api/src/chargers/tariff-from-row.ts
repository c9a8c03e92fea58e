import { tariffComponentSchema, vatBasisSchema } from '@laadpoort/contract/tariffs';
import type { TariffVersion } from '@laadpoort/domain/tariffs/tariff';
import { z } from 'zod';

/** Of a tariff_version. */
export interface TariffRow {
  readonly id: string;
  readonly components: unknown;
  readonly vatBasis: string;
  readonly validFrom: Date;
}

const componentsSchema = z.array(tariffComponentSchema);

export const tariffFromRow = ({ id, components, vatBasis, validFrom }: TariffRow): TariffVersion => ({
  id,
  currency: 'EUR',
  vatBasis: vatBasisSchema.parse(vatBasis),
  validFrom,
  components: componentsSchema.parse(components),
});

/** To select a tariff_version that is left joined as `tariff`. */
export const TARIFF_COLUMNS = `
  tariff.id AS "tariffId", tariff.components AS "tariffComponents", tariff.vat_basis AS "tariffVatBasis",
  tariff.valid_from AS "tariffValidFrom"`;

export interface JoinedTariff {
  readonly tariffId: string | null;
  readonly tariffComponents: unknown;
  readonly tariffVatBasis: string | null;
  readonly tariffValidFrom: Date | null;
}

/** Null: there is none. */
export const joinedTariff = (row: JoinedTariff): TariffVersion | null => {
  const {
    tariffId: id,
    tariffComponents: components,
    tariffVatBasis: vatBasis,
    tariffValidFrom: validFrom,
  } = row;
  return id === null || vatBasis === null || validFrom === null
    ? null
    : tariffFromRow({ id, components, vatBasis, validFrom });
};
