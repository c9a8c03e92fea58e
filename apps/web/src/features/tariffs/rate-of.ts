import { pricePerKwhOf, type TariffVersion } from '@laadpoort/domain/tariffs/tariff';

/** The price per kWh of a version outside all windows; without one it charges nothing for energy then. */
export const rateOf = (version: Pick<TariffVersion, 'components'>) => pricePerKwhOf(version);
