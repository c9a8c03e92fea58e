import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import classes from './page-links.module.css';
import { pagesOf, type PortalName } from './pages.ts';

/** The pages of the portal as a bar under the header; phones have `PhonePages` instead. */
export const PageLinks = ({ portal }: { portal: PortalName }) => {
  const { t } = useTranslation();
  return (
    <nav aria-label={t('pages')} className={classes['bar']}>
      <div className={classes['links']}>
        {pagesOf[portal].map(({ to, name }) => (
          <NavLink key={to} to={to} className={classes['link'] ?? ''}>
            {t(`nav.${name}`)}
          </NavLink>
        ))}
      </div>
    </nav>
  );
};
