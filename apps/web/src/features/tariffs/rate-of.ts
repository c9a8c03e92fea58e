import type { TariffVersion } from '@laadpoort/contract/tariffs';

/** The price per kWh of a version; a version without an energy component charges nothing for energy. */
export const rateOf = ({ components }: TariffVersion) =>
  components.find(({ kind }) => kind === 'energy')?.pricePerKwh ?? '0';
