import { Button, Group, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { OpenDialog } from './open-dialog.tsx';

interface Props {
  readonly title: string;
  readonly confirm: string;
  readonly danger?: boolean;
  readonly busy?: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Asks before doing something with effects outside the portal. Mounted only while it is open. */
export const ConfirmDialog = ({ title, confirm, danger, busy, onConfirm, onClose, children }: Props) => {
  const { t } = useTranslation('ui');
  return (
    <OpenDialog onClose={onClose} title={title}>
      <Stack>
        {children}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('dialog.cancel')}
          </Button>
          <Button color={danger ? 'red' : 'petrol'} loading={busy ?? false} onClick={onConfirm}>
            {confirm}
          </Button>
        </Group>
      </Stack>
    </OpenDialog>
  );
};
