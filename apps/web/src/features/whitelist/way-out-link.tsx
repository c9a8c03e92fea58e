import { Button } from '@mantine/core';
import type { WayOut } from '@laadpoort/domain/whitelist/ways-out';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

const pathOf = (way: WayOut, chargePointId: string) => {
  if (way === 'see-running') return '/activity?kind=running';
  return way === 'make-public' || way === 'allow-guests' ? `/devices/${chargePointId}` : '/whitelist';
};

/** Link to the page for a remedy. */
export const WayOutLink = ({ way, chargePointId }: { way: WayOut; chargePointId: string }) => {
  const { t } = useTranslation('whitelist');
  return (
    <Button component={Link} to={pathOf(way, chargePointId)} variant="default">
      {t(`wayOut.${way}`)}
    </Button>
  );
};
