import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import type { SetAsideItem } from '@laadpoort/contract/sessions/set-aside';
import { reasonSchema } from '@laadpoort/contract/wire/values';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { OpenDialog } from '#ui/feedback/open-dialog.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { useSchemaForm } from '#ui/forms/use-schema-form.ts';
import type { Decisions } from './decisions.ts';
import { useSetAsideWords } from './set-aside-words.ts';

interface Props {
  readonly item: SetAsideItem;
  readonly decisions: Decisions;
  readonly onClose: () => void;
}

const schema = z.object({ reason: reasonSchema });

/** Why it belongs to no session. */
export const DismissDialog = ({ item, decisions, onClose }: Props) => {
  const { t } = useTranslation(['setAside', 'ui']);
  const words = useSetAsideWords();
  const { field, onSubmit, busy, failure } = useSchemaForm({
    schema,
    initialValues: { reason: '' },
    submit: async ({ reason }) => {
      await decisions.dismiss(item, reason);
      toast(t('dismiss.done'));
      onClose();
    },
  });
  return (
    <OpenDialog onClose={onClose} title={words.title(item)}>
      <form onSubmit={onSubmit} noValidate>
        <Stack>
          {failure !== null && <ErrorNote error={failure} />}
          <Text>{t('dismiss.consequence')}</Text>
          <Textarea label={t('reason')} description={t('reasonHelp')} required {...field('reason')} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('ui:dialog.cancel')}
            </Button>
            <Button type="submit" loading={busy}>
              {t('dismiss.button')}
            </Button>
          </Group>
        </Stack>
      </form>
    </OpenDialog>
  );
};
