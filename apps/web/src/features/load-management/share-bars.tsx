import { Alert, Stack, Text } from '@mantine/core';
import type { LoadManagement } from '@laadpoort/contract/load-management/load-management';
import { useTranslation } from 'react-i18next';
import { sharesOf } from './shares.ts';
import classes from './share-bars.module.css';

/** The shares of the connection; each bar has its name and value beside it. */
export const ShareBars = ({ load }: { load: LoadManagement }) => {
  const { t } = useTranslation('loadManagement');
  const shared = sharesOf(load);
  if (shared === null) return null;
  const { capacityA, phase, shares, isTooMuch } = shared;
  const name = (share: (typeof shares)[number]) =>
    share.kind === 'charger' ? share.serialNumber : t(`shares.${share.kind}`);
  return (
    <Stack>
      <Text size="sm">{t('shares.intro', { phase, capacity: capacityA })}</Text>
      {isTooMuch && <Alert color="amber">{t('tooMuch')}</Alert>}
      <ul className={classes['list']} aria-label={t('shares.title')}>
        {shares.map((share) => (
          <li key={name(share)}>
            <div className={classes['line']}>
              <span>{name(share)}</span>
              <span>{t('shares.ampere', { ampere: share.currentA })}</span>
            </div>
            <div className={classes['track']} aria-hidden>
              <div
                className={classes['bar']}
                data-kind={share.kind}
                style={{ width: `${Math.min(100, (share.currentA / capacityA) * 100)}%` }}
              />
            </div>
          </li>
        ))}
      </ul>
    </Stack>
  );
};
