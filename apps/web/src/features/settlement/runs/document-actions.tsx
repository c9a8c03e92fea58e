import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import {
  answerDispute,
  correctDocument,
  type getSupportDocument,
} from '@laadpoort/contract/settlement/support-documents';
import type { EndpointResult } from '@laadpoort/contract/wire/endpoint';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { useMay } from '#lib/me.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { OpenDialog } from '#ui/feedback/open-dialog.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { useSchemaForm } from '#ui/forms/use-schema-form.ts';

export type SupportDocument = EndpointResult<typeof getSupportDocument>;

/** A dispute is answered, and a document corrected. */
export const DocumentActions = ({ detail: { summary, dispute, document } }: { detail: SupportDocument }) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'runs.document' });
  const mayAct = useMay('settlement.manage');
  const [asking, setAsking] = useState<'answer' | 'correct' | null>(null);
  if (!mayAct || document.credits !== null) return null;
  const props = { documentId: summary.id, onClose: () => setAsking(null) };
  return (
    <Group>
      {dispute !== null && dispute.answeredAt === null && (
        <Button onClick={() => setAsking('answer')}>{t('answer')}</Button>
      )}
      {summary.state !== 'credited' && (
        <Button variant="default" onClick={() => setAsking('correct')}>
          {t('correct')}
        </Button>
      )}
      {asking === 'answer' && <Answer {...props} />}
      {asking === 'correct' && <Correct {...props} />}
    </Group>
  );
};

interface DialogProps {
  readonly documentId: string;
  readonly onClose: () => void;
}

const Answer = ({ documentId, onClose }: DialogProps) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'runs.document' });
  const send = useApiMutation(answerDispute);
  const { field, onSubmit, busy, failure } = useSchemaForm({
    schema: answerDispute.body,
    initialValues: { answer: '' },
    submit: async (body) => {
      await send.mutateAsync({ params: { documentId }, body });
      toast(t('answered'));
      onClose();
    },
  });
  return (
    <OpenDialog onClose={onClose} title={t('answer')}>
      <form onSubmit={onSubmit} noValidate>
        <Stack>
          {failure !== null && <ErrorNote error={failure} />}
          <Text>{t('answerText')}</Text>
          <Textarea label={t('answerField')} required {...field('answer')} />
          <Button type="submit" loading={busy}>
            {t('answer')}
          </Button>
        </Stack>
      </form>
    </OpenDialog>
  );
};

const Correct = ({ documentId, onClose }: DialogProps) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'runs.document' });
  const send = useApiMutation(correctDocument);
  const { field, onSubmit, busy, failure } = useSchemaForm({
    schema: correctDocument.body,
    initialValues: { reason: '' },
    submit: async (body) => {
      const { replacementId } = await send.mutateAsync({ params: { documentId }, body });
      toast(t(replacementId === null ? 'creditedOnly' : 'corrected'));
      onClose();
    },
  });
  return (
    <OpenDialog onClose={onClose} title={t('correct')}>
      <form onSubmit={onSubmit} noValidate>
        <Stack>
          {failure !== null && <ErrorNote error={failure} />}
          <Text>{t('correctText')}</Text>
          <Textarea label={t('reason')} description={t('reasonHelp')} required {...field('reason')} />
          <Button type="submit" loading={busy}>
            {t('correct')}
          </Button>
        </Stack>
      </form>
    </OpenDialog>
  );
};
