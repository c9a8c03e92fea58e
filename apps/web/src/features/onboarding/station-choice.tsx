import { Radio, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { stationSearchQuery } from './queries.ts';

interface Props {
  value: string;
  onChange: (stationId: string) => void;
}

/** Finds a station among those of all accounts. */
export const StationChoice = ({ value, onChange }: Props) => {
  const { t } = useTranslation('onboarding');
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed, 250);
  const { data } = useQuery(stationSearchQuery(q));
  return (
    <Stack gap="xs">
      <TextInput
        label={t('unknown.station')}
        description={t('unknown.stationHelp')}
        type="search"
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      {data?.stations.length === 0 && <Text size="sm">{t('unknown.stationNone')}</Text>}
      {data && data.stations.length > 0 && (
        <Radio.Group label={t('unknown.choose')} value={value} onChange={onChange}>
          <Stack gap={6} mt={4}>
            {data.stations.map(({ id, name, city, accountName }) => (
              <Radio key={id} value={id} label={`${name}, ${city} · ${accountName}`} />
            ))}
          </Stack>
        </Radio.Group>
      )}
    </Stack>
  );
};
