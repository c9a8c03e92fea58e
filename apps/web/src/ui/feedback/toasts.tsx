import { Portal } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useStore } from '#lib/create-store.ts';
import { toasts } from './toast.ts';
import classes from './toasts.module.css';

/** Where toasts appear. The announcer announces them, so this is purely visual. */
export const Toasts = () => (
  <Portal>
    <div className={classes['toasts']} aria-hidden>
      {useStore(toasts).map(({ id, message }) => (
        <div key={id} className={classes['toast']}>
          <IconCircleCheck size={20} color="var(--mark-moss)" />
          {message}
        </div>
      ))}
    </div>
  </Portal>
);
