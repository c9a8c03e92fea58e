import { Modal, type ModalProps } from '@mantine/core';
import { useEffect, useState } from 'react';

/** A dialog that is mounted only while it is open; the focus then goes back to where it was. */
export const OpenDialog = (props: Omit<ModalProps, 'opened'>) => {
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (opener instanceof HTMLElement) opener.focus({ preventScroll: true });
    },
    [opener],
  );
  return <Modal opened {...props} />;
};
