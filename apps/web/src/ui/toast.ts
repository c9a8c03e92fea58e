import { notifications } from '@mantine/notifications';
import { announce } from './announcer.tsx';

/** A short word that something worked; it goes by itself and is also said aloud. */
export const toast = (message: string) => {
  notifications.show({ message, role: 'presentation' });
  announce(message);
};
