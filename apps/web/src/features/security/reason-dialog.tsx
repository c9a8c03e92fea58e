import { Button, Group, Stack, Textarea } from '@mantine/core';
import { reasonSchema } from '@laadpoort/contract/wire/values';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { OpenDialog } from '#ui/feedback/open-dialog.tsx';
import { useSchemaForm } from '#ui/forms/use-schema-form.ts';

interface Props {
  readonly title: string;
  readonly confirm: string;
  readonly danger?: boolean;
  readonly onConfirm: (reason: string) => Promise<unknown>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Says what will happen, and asks support for a reason. */
export const ReasonDialog = ({ title, confirm, danger = false, onConfirm, onClose, children }: Props) => {
  const { t } = useTranslation(['security', 'ui']);
  const { field, onSubmit, busy, failure } = useSchemaForm({
    schema: z.object({ reason: reasonSchema }),
    initialValues: { reason: '' },
    submit: ({ reason }) => onConfirm(reason),
  });
  return (
    <OpenDialog onClose={onClose} title={title}>
      <form onSubmit={onSubmit} noValidate>
        <Stack>
          {failure !== null && <ErrorNote error={failure} />}
          {children}
          <Textarea label={t('reason')} description={t('reasonHelp')} required {...field('reason')} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('ui:dialog.cancel')}
            </Button>
            <Button type="submit" color={danger ? 'red' : 'petrol'} loading={busy}>
              {confirm}
            </Button>
          </Group>
        </Stack>
      </form>
    </OpenDialog>
  );
};
