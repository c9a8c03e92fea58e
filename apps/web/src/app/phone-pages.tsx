import { Menu, UnstyledButton } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { isWithin, pagesOf, type PageLink, type PortalName } from './pages.ts';
import classes from './phone-pages.module.css';

const shownDirectly = 4;

/** The pages at the thumb's reach: four in a bar, the rest behind More. */
export const PhonePages = ({ portal }: { portal: PortalName }) => {
  const { t } = useTranslation();
  const pages = pagesOf[portal];
  const more = pages.slice(shownDirectly);
  return (
    <nav aria-label={t('pages')} className={classes['bar']}>
      {pages.slice(0, shownDirectly).map((page) => (
        <PhonePage key={page.to} page={page} />
      ))}
      {more.length > 0 && (
        <Menu position="top-end" width={200}>
          <Menu.Target>
            <UnstyledButton className={classes['page']}>
              <IconDots size={22} aria-hidden />
              {t('nav.more')}
            </UnstyledButton>
          </Menu.Target>
          <Menu.Dropdown>
            {more.map(({ to, name, icon: Icon }) => (
              <Menu.Item key={to} component={Link} to={to} leftSection={<Icon size={20} aria-hidden />}>
                {t(`nav.${name}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </nav>
  );
};

const PhonePage = ({ page: { to, name, icon: Icon } }: { page: PageLink }) => {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  return (
    <Link to={to} className={classes['page']} aria-current={isWithin(pathname, to) ? 'page' : undefined}>
      <Icon size={22} stroke={1.8} aria-hidden />
      {t(`nav.${name}`)}
    </Link>
  );
};
