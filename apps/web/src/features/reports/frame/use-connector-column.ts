import { useTranslation } from 'react-i18next';

interface ConnectorRow {
  readonly stationName: string;
  readonly serialNumber: string;
  readonly connectorId: number;
}

/** The column that names the charging point that a row is about. */
export const useConnectorColumn = () => {
  const { t } = useTranslation('reports', { keyPrefix: 'utilisation' });
  return {
    id: 'connector',
    header: t('connector'),
    cell: ({ stationName, serialNumber, connectorId }: ConnectorRow) =>
      t('place', { station: stationName, serial: serialNumber, connector: connectorId }),
  };
};
