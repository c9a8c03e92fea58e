import { useEffect, useRef } from 'react';

/** For a row of links that scrolls sideways: the one to the open page is scrolled into view. */
export const useOpenInView = <Row extends HTMLElement>(openPath: string) => {
  const row = useRef<Row>(null);
  useEffect(() => {
    const open = row.current?.querySelector<HTMLElement>(`[href="${openPath}"]`);
    if (row.current && open) row.current.scrollLeft = open.offsetLeft - row.current.offsetLeft;
  }, [openPath]);
  return row;
};
