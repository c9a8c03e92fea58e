import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { behaviourQuery } from './queries.ts';

/** Tells the owner that this charger gets special treatment; renders nothing if it does not. */
export const BehaviourNote = ({ chargePointId }: { chargePointId: string }) => {
  const { t } = useTranslation('quirks');
  const { data } = useQuery(behaviourQuery(chargePointId));
  if (!data || (data.profiles.length === 0 && !data.overridden)) return null;
  return (
    <Text size="sm" c="dimmed">
      {data.profiles.length > 0 && t('owner.profile', { names: data.profiles.join(', ') })}{' '}
      {data.overridden && t('owner.overridden')}
    </Text>
  );
};
