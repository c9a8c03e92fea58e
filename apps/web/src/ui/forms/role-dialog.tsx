import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { ErrorNote } from '../feedback/error-note.tsx';
import { OpenDialog } from '../feedback/open-dialog.tsx';
import { useSchemaForm } from './use-schema-form.ts';

interface Values {
  readonly email: string;
  readonly role: string;
}

interface Props {
  readonly title: string;
  readonly schema: z.ZodType;
  readonly roles: readonly { readonly value: string; readonly label: string }[];
  /** An invitation asks for the address. */
  readonly asksEmail?: boolean;
  readonly initialRole: string;
  readonly confirm: string;
  readonly onConfirm: (values: Values) => Promise<unknown>;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}

/** Gives somebody a role. */
export const RoleDialog = ({
  title,
  schema,
  roles,
  asksEmail = false,
  initialRole,
  confirm,
  onConfirm,
  onClose,
  children,
}: Props) => {
  const { t } = useTranslation('ui');
  const { field, onSubmit, busy, failure } = useSchemaForm<Values>({
    schema,
    initialValues: { email: '', role: initialRole },
    submit: onConfirm,
  });
  return (
    <OpenDialog onClose={onClose} title={title}>
      <form onSubmit={onSubmit} noValidate>
        <Stack>
          {failure !== null && <ErrorNote error={failure} />}
          {children}
          {asksEmail && (
            <TextInput
              label={t('roleDialog.email')}
              type="email"
              required
              autoComplete="off"
              {...field('email')}
            />
          )}
          <NativeSelect label={t('roleDialog.role')} data={[...roles]} {...field('role')} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('dialog.cancel')}
            </Button>
            <Button type="submit" loading={busy}>
              {confirm}
            </Button>
          </Group>
        </Stack>
      </form>
    </OpenDialog>
  );
};
