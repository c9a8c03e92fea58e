import { lazy, Suspense, useState } from 'react';
import { AccountButton } from './account-button.tsx';

const AccountMenu = lazy(async () => ({ default: (await import('./account-menu.tsx')).AccountMenu }));

/** The first press loads the menu: menus and their positioning make up a tenth of the first page. */
export const AccountMenuOpener = () => {
  const [opened, setOpened] = useState(false);
  if (!opened) return <AccountButton aria-expanded={false} onClick={() => setOpened(true)} />;
  return (
    <Suspense fallback={<AccountButton aria-busy />}>
      <AccountMenu />
    </Suspense>
  );
};
