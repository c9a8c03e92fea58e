import { Drawer, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDots } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { pagesOf, type PageLink, type PortalName } from './pages.ts';
import classes from './phone-pages.module.css';

const shownDirectly = 4;

/** The pages at the thumb's reach: four in a bar, the rest behind More. */
export const PhonePages = ({ portal }: { portal: PortalName }) => {
  const { t } = useTranslation();
  const [opened, { open, close }] = useDisclosure(false);
  const pages = pagesOf[portal];
  const more = pages.slice(shownDirectly);
  return (
    <nav aria-label={t('pages')} className={classes['bar']}>
      {pages.slice(0, shownDirectly).map((page) => (
        <PhonePage key={page.to} page={page} onClick={close} />
      ))}
      {more.length > 0 && (
        <UnstyledButton className={classes['page']} aria-expanded={opened} onClick={open}>
          <IconDots size={22} aria-hidden />
          {t('nav.more')}
        </UnstyledButton>
      )}
      <Drawer opened={opened} onClose={close} position="bottom" size="auto" title={t('nav.more')}>
        <div className={classes['more']}>
          {more.map((page) => (
            <PhonePage key={page.to} page={page} onClick={close} />
          ))}
        </div>
      </Drawer>
    </nav>
  );
};

const PhonePage = ({ page: { to, name, icon: Icon }, onClick }: { page: PageLink; onClick: () => void }) => {
  const { t } = useTranslation();
  return (
    <NavLink to={to} className={classes['page'] ?? ''} onClick={onClick}>
      <Icon size={22} stroke={1.8} aria-hidden />
      {t(`nav.${name}`)}
    </NavLink>
  );
};
