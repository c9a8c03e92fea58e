/** When a component applies, by the station's clock: on weekdays of its start, from a time until another one. */
export interface TariffWindow {
  /** ISO weekdays, 1 is Monday; never empty. Over midnight the day is the one on which the window starts. */
  readonly weekdays: readonly number[];
  /** `22:00`, inclusive. */
  readonly from: string;
  /** `06:00`, exclusive; `24:00` is the end of the day. Before `from`: of the next day. */
  readonly until: string;
}

interface Windowed {
  /** Absent: always. Of several components of a kind the first that matches applies, then the one without a window. */
  readonly window?: TariffWindow | undefined;
}

/** Prices and amounts are decimal strings with up to 4 places, in the tariff's currency and VAT basis. */
export interface EnergyComponent extends Windowed {
  readonly kind: 'energy';
  readonly pricePerKwh: string;
}

/** Once for a session with energy. */
export interface StartComponent {
  readonly kind: 'start';
  readonly price: string;
}

/** From start to stop, except for seconds that an idle component charges. */
export interface TimeComponent extends Windowed {
  readonly kind: 'time';
  readonly pricePerHour: string;
}

/** While the car blocks its place without charging, after the grace that a session has once. */
export interface IdleComponent extends Windowed {
  readonly kind: 'idle';
  readonly pricePerHour: string;
  readonly graceMinutes: number;
}

/** What a session with energy costs at least, or at most. */
export interface LimitComponent {
  readonly kind: 'minimum' | 'maximum';
  readonly amount: string;
}

/** What a session is charged for. */
export type TariffComponent =
  | EnergyComponent
  | StartComponent
  | TimeComponent
  | IdleComponent
  | LimitComponent;

/** What the owner typed is authoritative: the price including or excluding VAT. The other is derived. */
export type VatBasis = 'excl' | 'incl';

/** One immutable version of a station's pricing policy. Publishing another one supersedes it from `validFrom` on. */
export interface TariffVersion {
  readonly id: string;
  readonly currency: 'EUR';
  readonly vatBasis: VatBasis;
  readonly validFrom: Date;
  readonly components: readonly TariffComponent[];
  /** Of the station, by whose clock windows are read. */
  readonly timeZone: string;
}

/** Those of one kind, in their order. */
export const componentsOf = <Kind extends TariffComponent['kind']>(
  { components }: Pick<TariffVersion, 'components'>,
  kind: Kind,
): readonly Extract<TariffComponent, { readonly kind: Kind }>[] =>
  components.filter(
    (component): component is Extract<TariffComponent, { readonly kind: Kind }> => component.kind === kind,
  );

/** The tariff's price per kWh outside all windows as a decimal string; `"0.0000"` when energy is not charged then. */
export const pricePerKwhOf = (tariff: Pick<TariffVersion, 'components'>): string => {
  return componentsOf(tariff, 'energy').find(({ window }) => window === undefined)?.pricePerKwh ?? '0.0000';
};

/** Whether a session's price depends on when its energy flowed, so that its readings are needed. */
export const pricesByTime = (tariff: Pick<TariffVersion, 'components'>): boolean =>
  componentsOf(tariff, 'energy').some(({ window }) => window !== undefined);

/** Whether a session costs something else than energy at one price. */
export const pricesMoreThanEnergy = (tariff: Pick<TariffVersion, 'components'>): boolean =>
  pricesByTime(tariff) || tariff.components.some(({ kind }) => kind !== 'energy');
