import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { useMe } from '#lib/me.ts';
import { isWithin, pagesFor, type PageLink, type PortalName } from './pages.ts';
import { PhoneMoreButton } from './phone-more-button.tsx';
import classes from './phone-pages.module.css';

const PhoneMoreMenu = lazy(async () => ({ default: (await import('./phone-more-menu.tsx')).PhoneMoreMenu }));

const shownDirectly = 4;

/** The pages within the thumb's reach: four in a bar, the rest behind More. */
export const PhonePages = ({ portal }: { portal: PortalName }) => {
  const { t } = useTranslation();
  const pages = pagesFor(useMe(), portal);
  const more = pages.slice(shownDirectly);
  return (
    <nav aria-label={t('pages')} className={classes['bar']}>
      {pages.slice(0, shownDirectly).map((page) => (
        <PhonePage key={page.to} page={page} />
      ))}
      {more.length > 0 && <PhoneMore pages={more} />}
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

const PhoneMore = ({ pages }: { pages: readonly PageLink[] }) => {
  const [opened, setOpened] = useState(false);
  if (!opened) return <PhoneMoreButton aria-expanded={false} onClick={() => setOpened(true)} />;
  return (
    <Suspense fallback={<PhoneMoreButton aria-busy />}>
      <PhoneMoreMenu pages={pages} />
    </Suspense>
  );
};
