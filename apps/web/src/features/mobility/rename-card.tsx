import { Button, Stack, TextInput } from '@mantine/core';
import { renameMobilityCard } from '@laadpoort/contract/mobility';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useApiMutation } from '#lib/api.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { useSchemaForm } from '#ui/forms/use-schema-form.ts';
import type { Card } from './card-name.ts';

/** An empty field removes the name. */
const nicknameSchema = z.object({ nickname: z.literal('').or(renameMobilityCard.body.shape.nickname) });

export const RenameCard = ({ card, onSaved }: { card: Card; onSaved: () => void }) => {
  const { t } = useTranslation(['mobility', 'ui']);
  const rename = useApiMutation(renameMobilityCard);
  const { field, onSubmit, busy, failure } = useSchemaForm({
    schema: nicknameSchema,
    initialValues: { nickname: card.nickname ?? '' },
    submit: async ({ nickname }) => {
      await rename.mutateAsync({ params: { cardId: card.id }, body: { nickname: nickname.trim() || null } });
      toast(t('cards.renamed'));
      onSaved();
    },
  });
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        {failure !== null && <ErrorNote error={failure} />}
        <TextInput
          label={t('cards.nickname')}
          description={t('cards.nicknameHelp')}
          autoComplete="off"
          maxLength={40}
          data-autofocus
          {...field('nickname')}
        />
        <Button type="submit" loading={busy}>
          {t('ui:save')}
        </Button>
      </Stack>
    </form>
  );
};
