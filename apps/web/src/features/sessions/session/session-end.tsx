import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { endSession } from '@laadpoort/contract/sessions/decisions';
import type { SessionDetail } from '@laadpoort/contract/sessions/session-detail';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { useMay } from '#lib/me.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { Section } from '#ui/page/page.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { useSchemaForm } from '#ui/forms/use-schema-form.ts';

/** A session whose charger will not end it: why, and the way to end it for those who may. */
export const SessionEnd = ({ session }: { session: SessionDetail }) => {
  const { t } = useTranslation('sessions');
  const mayEnd = useMay('sessions.review');
  if (session.abandoned === null) return null;
  return (
    <Section title={t('end.title')} intro={t(`end.because.${session.abandoned}`)}>
      {mayEnd ? <EndForm sessionId={session.id} /> : <Text>{t('end.notYours')}</Text>}
    </Section>
  );
};

const EndForm = ({ sessionId }: { sessionId: number }) => {
  const { t } = useTranslation('sessions');
  const end = useApiMutation(endSession);
  const { field, onSubmit, busy, failure } = useSchemaForm({
    schema: endSession.body,
    initialValues: { note: '' },
    submit: async (body) => {
      await end.mutateAsync({ params: { sessionId }, body });
      toast(t('end.done'));
    },
  });
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        {failure !== null && <ErrorNote error={failure} />}
        <Text>{t('end.consequence')}</Text>
        <Textarea
          label={t('end.note')}
          description={t('end.noteHelp')}
          required
          autosize
          maxLength={500}
          {...field('note')}
        />
        <Group>
          <Button type="submit" loading={busy}>
            {t('end.button')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
};
