import { useEffect, useRef } from 'react';
import { NavLink, useLocation } from 'react-router';
import classes from './tab-links.module.css';

export interface TabLink {
  readonly to: string;
  readonly label: string;
}

/** Each tab has its own URL, so they are links. The open one is scrolled into view on a phone too. */
export const TabLinks = ({ label, links }: { label: string; links: readonly TabLink[] }) => {
  const row = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  useEffect(() => {
    const open = row.current?.querySelector<HTMLElement>(`[href="${pathname}"]`);
    if (row.current && open) row.current.scrollLeft = open.offsetLeft - row.current.offsetLeft;
  }, [pathname]);
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
