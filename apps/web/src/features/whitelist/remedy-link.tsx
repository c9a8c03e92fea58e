import { Button } from '@mantine/core';
import type { Remedy } from '@laadpoort/domain/whitelist/remedies';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

const pathOf = (remedy: Remedy, chargePointId: string) => {
  if (remedy === 'see-running') return '/activity?kind=running';
  return remedy === 'make-public' || remedy === 'allow-guests' ? `/devices/${chargePointId}` : '/whitelist';
};

/** Link to the page for a remedy. */
export const RemedyLink = ({ remedy, chargePointId }: { remedy: Remedy; chargePointId: string }) => {
  const { t } = useTranslation('whitelist');
  return (
    <Button component={Link} to={pathOf(remedy, chargePointId)} variant="default">
      {t(`remedies.${remedy}`)}
    </Button>
  );
};
