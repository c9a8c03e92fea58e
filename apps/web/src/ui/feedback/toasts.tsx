import { Portal } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useSyncExternalStore } from 'react';
import { currentToasts, onToasts } from './toast.ts';
import classes from './toasts.module.css';

/** Where toasts appear. The announcer announces them, so this is purely visual. */
export const Toasts = () => {
  const toasts = useSyncExternalStore(onToasts, currentToasts);
  return (
    <Portal>
      <div className={classes['toasts']} aria-hidden>
        {toasts.map(({ id, message }) => (
          <div key={id} className={classes['toast']}>
            <IconCircleCheck size={20} color="var(--mark-moss)" />
            {message}
          </div>
        ))}
      </div>
    </Portal>
  );
};
