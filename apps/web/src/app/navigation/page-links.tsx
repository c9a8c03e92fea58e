import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import classes from './page-links.module.css';
import { useMe } from '#lib/me.ts';
import { useOpenInView } from '#ui/page/use-open-in-view.ts';
import { isWithin, pagesFor, type PortalName } from './pages.ts';

/** The pages of the portal as a bar under the header; phones have `PhonePages` instead. */
export const PageLinks = ({ portal }: { portal: PortalName }) => {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const me = useMe();
  const pages = pagesFor(me, portal);
  const row = useOpenInView<HTMLDivElement>(pages.find(({ to }) => isWithin(pathname, to))?.to ?? pathname);
  return (
    <nav aria-label={t('pages')} className={classes['bar']}>
      <div className={classes['links']} ref={row}>
        {pages.map(({ to, name }) => (
          <Link
            key={to}
            to={to}
            className={classes['link']}
            aria-current={isWithin(pathname, to) ? 'page' : undefined}
          >
            {t(`nav.${name}`)}
          </Link>
        ))}
      </div>
    </nav>
  );
};
