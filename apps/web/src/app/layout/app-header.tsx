import { Button, Kbd } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { homeOf, mayIn, useMe } from '#lib/me.ts';
import { AccountMenuOpener } from '../account-menu/account-menu-opener.tsx';
import classes from './app-header.module.css';
import { Logo } from './logo.tsx';
import { openCommandPalette } from '../command-palette/open-command-palette.ts';
import { firstPageOf, type PortalName } from '../navigation/pages.ts';

/** Logo, the switch between the portals, search and the account menu. */
export const AppHeader = ({ portal }: { portal: PortalName }) => {
  const { t } = useTranslation();
  const me = useMe();
  const portals = [
    ...(mayIn(me, 'stations.view') ? (['chargingPoints'] as const) : []),
    'mobility' as const,
    ...(me.platformRole !== 'user' ? (['support'] as const) : []),
  ];
  return (
    <header className={classes['header']}>
      <div className={classes['inner']}>
        <Link to={homeOf(me)} className={classes['home']} aria-label="Laadpoort">
          <Logo />
          <span className={classes['name']}>Laadpoort</span>
        </Link>
        <nav aria-label={t('portals')} className={classes['portals']}>
          {portals.map((name) => (
            <Link
              key={name}
              to={firstPageOf(name)}
              className={classes['portal']}
              aria-current={name === portal ? 'true' : undefined}
            >
              {t(name)}
            </Link>
          ))}
        </nav>
        <Button
          variant="default"
          className={classes['find']}
          leftSection={<IconSearch size={16} aria-hidden />}
          rightSection={<Kbd size="xs">Ctrl K</Kbd>}
          onClick={openCommandPalette}
        >
          {t('palette.open')}
        </Button>
        <AccountMenuOpener />
      </div>
    </header>
  );
};
