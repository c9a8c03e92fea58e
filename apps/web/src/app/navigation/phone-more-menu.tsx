import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { PageLink } from './pages.ts';
import { PhoneMoreButton } from './phone-more-button.tsx';

/** The pages that do not fit in the bar. Loaded when it is opened, so it starts open. */
export const PhoneMoreMenu = ({ pages }: { pages: readonly PageLink[] }) => {
  const { t } = useTranslation();
  return (
    <Menu defaultOpened position="top-end" width={200}>
      <Menu.Target>
        <PhoneMoreButton />
      </Menu.Target>
      <Menu.Dropdown>
        {pages.map(({ to, name, icon: Icon }) => (
          <Menu.Item key={to} component={Link} to={to} leftSection={<Icon size={20} aria-hidden />}>
            {t(`nav.${name}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
};
