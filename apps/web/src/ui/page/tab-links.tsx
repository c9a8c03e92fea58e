import { NavLink, useLocation } from 'react-router';
import classes from './tab-links.module.css';
import { useOpenInView } from './use-open-in-view.ts';

export interface TabLink {
  readonly to: string;
  readonly label: string;
}

/** Each tab has its own URL, so they are links. The open one is scrolled into view on a phone too. */
export const TabLinks = ({ label, links }: { label: string; links: readonly TabLink[] }) => {
  const row = useOpenInView<HTMLElement>(useLocation().pathname);
  return (
    <nav aria-label={label} className={classes['tabs']} ref={row}>
      {links.map(({ to, label }) => (
        <NavLink key={to} to={to} end className={classes['tab']!}>
          {label}
        </NavLink>
      ))}
    </nav>
  );
};
