import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '#lib/use-format.ts';

interface Props {
  waiting: { readonly sessions: number; readonly energyWh: number };
}

/** What totals exclude until somebody decides, with a link to decide; renders nothing if there is nothing. */
export const WaitingNote = ({ waiting: { sessions, energyWh } }: Props) => {
  const { t } = useTranslation('ui');
  const format = useFormat();
  if (sessions === 0) return null;
  return (
    <Text size="sm">
      <Anchor component={Link} to="/activity?kind=waiting" fw={650} underline="always">
        {t('waiting', { count: sessions, energy: format.energy(energyWh) })}
      </Anchor>{' '}
      {t('waitingWhy', { count: sessions })}
    </Text>
  );
};
