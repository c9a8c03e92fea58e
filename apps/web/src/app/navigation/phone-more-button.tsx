import { UnstyledButton } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import type { ComponentPropsWithRef } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './phone-pages.module.css';

export const PhoneMoreButton = (props: ComponentPropsWithRef<'button'>) => {
  const { t } = useTranslation();
  return (
    <UnstyledButton aria-haspopup="menu" {...props} className={classes['page']}>
      <IconDots size={22} aria-hidden />
      {t('nav.more')}
    </UnstyledButton>
  );
};
