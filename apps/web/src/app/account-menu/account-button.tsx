import { Button, type ButtonProps, type ElementProps } from '@mantine/core';
import { IconChevronDown, IconUserCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMe } from '#lib/me.ts';
import classes from './account-button.module.css';

/** The current account, as the button of the account menu. */
export const AccountButton = (props: ButtonProps & ElementProps<'button', keyof ButtonProps>) => {
  const { t } = useTranslation();
  const me = useMe();
  const shownName = me.accounts.find(({ id }) => id === me.activeAccountId)?.name ?? me.name;
  return (
    <Button
      variant="subtle"
      color="gray"
      aria-haspopup="menu"
      aria-label={`${shownName}, ${t('menu.label')}`}
      leftSection={<IconUserCircle size={22} aria-hidden />}
      rightSection={<IconChevronDown size={14} aria-hidden />}
      {...props}
      className={classes['button']}
    >
      <span className={classes['name']}>{shownName}</span>
    </Button>
  );
};
