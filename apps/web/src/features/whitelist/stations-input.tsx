import { Checkbox, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { stationsQuery } from './queries.ts';

interface Props {
  value: readonly string[];
  onChange: (stationIds: string[]) => void;
}

/** The stations an entry applies to; none ticked means all. With a single station there is nothing to choose. */
export const StationsInput = ({ value, onChange }: Props) => {
  const { t } = useTranslation('whitelist');
  const { data } = useQuery(stationsQuery);
  if (!data || data.stations.length < 2) return null;
  return (
    <Checkbox.Group
      label={t('stations')}
      description={t('stationsHelp')}
      value={[...value]}
      onChange={onChange}
    >
      <Stack gap="xs" mt="xs" mah={220} style={{ overflowY: 'auto' }}>
        {data.stations.map(({ id, name }) => (
          <Checkbox key={id} value={id} label={name} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
};
