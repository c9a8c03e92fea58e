import { Button } from '@mantine/core';
import type { Remedy } from '@laadpoort/domain/whitelist/remedies';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

const pathOf = (way: Remedy, chargePointId: string) => {
  if (way === 'see-running') return '/activity?kind=running';
  return way === 'make-public' || way === 'allow-guests' ? `/devices/${chargePointId}` : '/whitelist';
};

/** Link to the page for a remedy. */
export const RemedyLink = ({ way, chargePointId }: { way: Remedy; chargePointId: string }) => {
  const { t } = useTranslation('whitelist');
  return (
    <Button component={Link} to={pathOf(way, chargePointId)} variant="default">
      {t(`wayOut.${way}`)}
    </Button>
  );
};
