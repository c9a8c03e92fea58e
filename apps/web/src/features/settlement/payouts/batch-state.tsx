import { Badge } from '@mantine/core';
import type { PayoutBatch } from '@laadpoort/contract/settlement/payout-batch';
import { useTranslation } from 'react-i18next';

const colors = { proposed: 'violet', approved: 'sky', exported: 'moss', withdrawn: 'gray' } as const;

export const BatchState = ({ state }: Pick<PayoutBatch, 'state'>) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'payouts' });
  return (
    <Badge variant="light" size="lg" tt="none" color={colors[state]}>
      {t(`states.${state}`)}
    </Badge>
  );
};
