import { Text } from '@mantine/core';
import type { SmartCharging } from '@laadpoort/contract/smart-charging';
import { useTranslation } from 'react-i18next';

/** What the charger reports that it supports, and what is known of its model. */
export const CapabilitiesNote = ({ capabilities }: Pick<SmartCharging, 'capabilities'>) => {
  const { t } = useTranslation('smartCharging');
  const { maxStackLevel, units, maxPeriods, kind, minimumCurrentA, currentStepsA } = capabilities;
  const list = [
    maxStackLevel !== null && t('capabilities.level', { level: maxStackLevel }),
    units && t('capabilities.units', { units: units.join(', ') }),
    maxPeriods !== null && t('capabilities.periods', { count: maxPeriods }),
    kind === 'Relative' && t('capabilities.relative'),
    t('capabilities.minimum', { limit: minimumCurrentA }),
    currentStepsA.length > 0 && t('capabilities.steps', { list: currentStepsA.join(', ') }),
    !capabilities.pausesAtZero && t('capabilities.noPause'),
    capabilities.profilesAfterReconnect === 'lost' && t('capabilities.lost'),
  ].filter(Boolean);
  return <Text size="sm">{t('capabilities.intro', { list: list.join(', ') })}</Text>;
};
