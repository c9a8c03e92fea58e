/** Energy at a price per kWh: decimal string with 4 places, in the tariff's currency and VAT basis. */
export interface EnergyComponent {
  readonly kind: 'energy';
  readonly pricePerKwh: string;
}

/** What a session is charged for. Start, time and idle fees will join this union as further kinds. */
export type TariffComponent = EnergyComponent;

/** What the owner typed is authoritative: the price including or excluding VAT. The other is derived. */
export type VatBasis = 'excl' | 'incl';

/** One immutable version of a station's pricing policy. Publishing another one supersedes it from `validFrom` on. */
export interface TariffVersion {
  readonly id: string;
  readonly currency: 'EUR';
  readonly vatBasis: VatBasis;
  readonly validFrom: Date;
  readonly components: readonly TariffComponent[];
}

/** The tariff's price per kWh as a decimal string; `"0.0000"` when energy is not charged. */
export const pricePerKwhOf = (tariff: Pick<TariffVersion, 'components'>): string => {
  return tariff.components.find((component) => component.kind === 'energy')?.pricePerKwh ?? '0.0000';
};
