import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { stationsQuery } from '../queries.ts';

interface Props {
  readonly value: string | undefined;
  /** Empty: all of them. */
  readonly onChange: (stationId: string) => void;
}

/** One of the account's stations, or all of them. */
export const StationSelect = ({ value, onChange }: Props) => {
  const { t } = useTranslation('reports');
  const { data } = useQuery(stationsQuery);
  const stations = data?.stations.map(({ id, name }) => ({ value: id, label: name })) ?? [];
  return (
    <NativeSelect
      label={t('filters.station')}
      data={[{ value: '', label: t('filters.allStations') }, ...stations]}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
};
