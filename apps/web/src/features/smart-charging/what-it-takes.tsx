import { Text } from '@mantine/core';
import type { SmartCharging } from '@laadpoort/contract/smart-charging';
import { useTranslation } from 'react-i18next';

/** What the charger reports that it supports, and what is known of its model. */
export const WhatItTakes = ({ takes }: Pick<SmartCharging, 'takes'>) => {
  const { t } = useTranslation('smartCharging');
  const { maxStackLevel, units, maxPeriods, kind, minimumCurrentA, currentStepsA } = takes;
  const list = [
    maxStackLevel !== null && t('takes.level', { level: maxStackLevel }),
    units && t('takes.units', { units: units.join(', ') }),
    maxPeriods !== null && t('takes.periods', { count: maxPeriods }),
    kind === 'Relative' && t('takes.relative'),
    t('takes.minimum', { limit: minimumCurrentA }),
    currentStepsA.length > 0 && t('takes.steps', { list: currentStepsA.join(', ') }),
    !takes.pausesAtZero && t('takes.noPause'),
    takes.profilesAfterReconnect === 'lost' && t('takes.lost'),
  ].filter(Boolean);
  return <Text size="sm">{t('takes.intro', { list: list.join(', ') })}</Text>;
};
