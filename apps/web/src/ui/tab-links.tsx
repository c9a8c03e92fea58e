import { NavLink } from 'react-router';
import classes from './tab-links.module.css';

export type TabLink = { readonly to: string; readonly label: string };

/** Tabs that are places: each has its own address, so they are links. */
export const TabLinks = ({ label, links }: { label: string; links: readonly TabLink[] }) => (
  <nav aria-label={label} className={classes['tabs']}>
    {links.map(({ to, label }) => (
      <NavLink key={to} to={to} end className={classes['tab']!}>
        {label}
      </NavLink>
    ))}
  </nav>
);
