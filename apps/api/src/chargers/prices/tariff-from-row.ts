import { tariffComponentSchema, vatBasisSchema } from '@laadpoort/contract/tariff-version';
import type { TariffVersion } from '@laadpoort/domain/tariffs/tariff';
import { z } from 'zod';

/** Of a tariff_version. */
export interface TariffRow {
  readonly id: string;
  readonly components: unknown;
  readonly vatBasis: string;
  readonly validFrom: Date;
  readonly timeZone: string;
}

const componentsSchema = z.array(tariffComponentSchema);

export const tariffFromRow = ({
  id,
  components,
  vatBasis,
  validFrom,
  timeZone,
}: TariffRow): TariffVersion => ({
  id,
  currency: 'EUR',
  vatBasis: vatBasisSchema.parse(vatBasis),
  validFrom,
  components: componentsSchema.parse(components),
  timeZone,
});

/** To select a tariff_version that is left joined as `tariff`, and `station`, whose it is. */
export const TARIFF_COLUMNS = `
  tariff.id AS "tariffId", tariff.components AS "tariffComponents", tariff.vat_basis AS "tariffVatBasis",
  tariff.valid_from AS "tariffValidFrom", station.time_zone AS "tariffTimeZone"`;

export interface JoinedTariff {
  readonly tariffId: string | null;
  readonly tariffComponents: unknown;
  readonly tariffVatBasis: string | null;
  readonly tariffValidFrom: Date | null;
  readonly tariffTimeZone: string | null;
}

/** Null: there is none. */
export const joinedTariff = (row: JoinedTariff): TariffVersion | null => {
  const {
    tariffId: id,
    tariffComponents: components,
    tariffVatBasis: vatBasis,
    tariffValidFrom: validFrom,
    tariffTimeZone: timeZone,
  } = row;
  return id === null || vatBasis === null || validFrom === null || timeZone === null
    ? null
    : tariffFromRow({ id, components, vatBasis, validFrom, timeZone });
};
