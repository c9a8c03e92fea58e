import type { Co2Report } from '@laadpoort/contract/reports/co2';
import { co2Of } from '@laadpoort/domain/reports/co2';
import { ALL_STATIONS, count, energyColumn, sumOf, type ReportDefinition } from '../frame/definition.ts';

type Row = Co2Report['rows'][number] & Pick<Co2Report, 'factor'>;

const kilograms = (decimal: string) => ({ decimal, places: 1 });

/** The CO2 of each month and station, as estimated. */
export const co2Table: ReportDefinition<Row, Pick<Co2Report, 'year' | 'stationName' | 'factor'>> = {
  title: { en: 'CO2 (estimate)', nl: 'CO2 (schatting)' },
  about: ({ year, stationName, factor }, language) => [
    year,
    stationName ?? ALL_STATIONS[language],
    `${factor.gramsPerKwh} g/kWh (${factor.year}): ${factor.source}`,
  ],
  notes: [
    {
      en: 'An estimate: the energy that was charged times the factor of the grid. The total is rounded once.',
      nl: 'Een schatting: de geladen energie maal de factor van het net. Het totaal is één keer afgerond.',
    },
  ],
  columns: [
    { header: { en: 'Month', nl: 'Maand' }, width: 10, value: ({ month }) => month },
    { header: { en: 'Station', nl: 'Station' }, width: 26, value: ({ stationName }) => stationName },
    energyColumn({ en: 'Energy (kWh)', nl: 'Energie (kWh)' }, 16, ({ energyWh }) => energyWh),
    {
      header: { en: 'Factor (g/kWh)', nl: 'Factor (g/kWh)' },
      width: 16,
      value: ({ factor }) => count(factor.gramsPerKwh),
    },
    {
      header: { en: 'CO2 (kg)', nl: 'CO2 (kg)' },
      width: 12,
      value: (row) => kilograms(row.kilograms),
      total: (rows) => {
        const factor = rows[0]?.factor;
        return factor === undefined
          ? null
          : kilograms(
              co2Of(
                sumOf(rows, ({ energyWh }) => energyWh),
                factor,
              ),
            );
      },
    },
  ],
};
