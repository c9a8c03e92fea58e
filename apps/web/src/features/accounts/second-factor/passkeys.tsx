import { Button, Group, Stack, Text } from '@mantine/core';
import { removePasskey } from '@laadpoort/contract/accounts/passkeys';
import type { getSecondFactor } from '@laadpoort/contract/accounts/second-factor';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { useApiMutation } from '#lib/api.ts';
import { canUsePasskeys } from '#lib/sign-in/passkey.ts';
import { useFormat } from '#lib/use-format.ts';
import { ConfirmDialog } from '#ui/feedback/confirm-dialog.tsx';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { AddPasskeyDialog, RenamePasskeyDialog } from './passkey-dialogs.tsx';

type Passkey = z.output<typeof getSecondFactor.response>['passkeys'][number];

interface Props {
  readonly passkeys: readonly Passkey[];
  readonly onCodes: (codes: readonly string[]) => void;
}

/** The person's passkeys, by the names that they gave them. */
export const Passkeys = ({ passkeys, onCodes }: Props) => {
  const { t } = useTranslation('accounts');
  const [adding, setAdding] = useState(false);
  return (
    <>
      {passkeys.map((passkey) => (
        <PasskeyLine key={passkey.id} {...passkey} />
      ))}
      {canUsePasskeys() && (
        <Button variant="default" style={{ alignSelf: 'flex-start' }} onClick={() => setAdding(true)}>
          {t('passkeys.add')}
        </Button>
      )}
      {adding && <AddPasskeyDialog onCodes={onCodes} onClose={() => setAdding(false)} />}
    </>
  );
};

const PasskeyLine = ({ id, name, createdAt, lastUsedAt }: Passkey) => {
  const { t } = useTranslation('accounts');
  const format = useFormat();
  const [open, setOpen] = useState<'rename' | 'remove' | null>(null);
  const close = () => setOpen(null);
  return (
    <Group justify="space-between" gap="xs">
      <Stack gap={0}>
        <Text fw={600}>{name}</Text>
        <Text size="sm" c="dimmed">
          {lastUsedAt === null
            ? t('passkeys.added', { day: format.date(createdAt) })
            : t('passkeys.used', { day: format.date(lastUsedAt) })}
        </Text>
      </Stack>
      <Group gap="xs">
        <Button
          variant="default"
          aria-label={`${t('passkeys.rename')}: ${name}`}
          onClick={() => setOpen('rename')}
        >
          {t('passkeys.rename')}
        </Button>
        <Button
          variant="default"
          aria-label={`${t('secondFactor.remove')}: ${name}`}
          onClick={() => setOpen('remove')}
        >
          {t('secondFactor.remove')}
        </Button>
      </Group>
      {open === 'rename' && <RenamePasskeyDialog passkeyId={id} name={name} onClose={close} />}
      {open === 'remove' && <RemoveDialog passkeyId={id} name={name} onClose={close} />}
    </Group>
  );
};

interface RemoveProps {
  readonly passkeyId: string;
  readonly name: string;
  readonly onClose: () => void;
}

const RemoveDialog = ({ passkeyId, name, onClose }: RemoveProps) => {
  const { t } = useTranslation('accounts');
  const remove = useApiMutation(removePasskey);
  const confirm = () =>
    remove.mutate(
      { params: { passkeyId } },
      {
        onSuccess: () => {
          toast(t('passkeys.removed'));
          onClose();
        },
      },
    );
  return (
    <ConfirmDialog
      title={t('passkeys.removeTitle', { name })}
      confirm={t('secondFactor.remove')}
      danger
      busy={remove.isPending}
      onConfirm={confirm}
      onClose={onClose}
    >
      {remove.error && <ErrorNote error={remove.error} />}
      <Text>{t('passkeys.removeText')}</Text>
    </ConfirmDialog>
  );
};
