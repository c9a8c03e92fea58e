import { Button, Stack, Text, Textarea } from '@mantine/core';
import { disputeDocument, type DocumentDetail } from '@laadpoort/contract/settlement/documents';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#lib/api.ts';
import { useMay } from '#lib/me.ts';
import { useFormat } from '#lib/use-format.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { OpenDialog } from '#ui/feedback/open-dialog.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { useSchemaForm } from '#ui/forms/use-schema-form.ts';
import { Section } from '#ui/page/page.tsx';

/** What the owner says about a document, and what support answered. */
export const DisputeSection = ({ detail }: { detail: DocumentDetail }) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'documents.dispute' });
  const format = useFormat();
  const mayDispute = useMay('bank.manage');
  const [asking, setAsking] = useState(false);
  const { dispute, disputableUntil, summary, document } = detail;
  if (document.credits !== null) return null;
  const isPaid = summary.state === 'in-payout' || summary.state === 'paid';
  return (
    <Section title={t('title')}>
      <Stack align="flex-start">
        {dispute ? (
          <DisputeWords dispute={dispute} />
        ) : disputableUntil === null ? (
          <Text>{t('over')}</Text>
        ) : (
          <Text>{t(isPaid ? 'untilPaid' : 'until', { day: format.date(disputableUntil) })}</Text>
        )}
        {disputableUntil !== null && mayDispute && (
          <Button variant="default" onClick={() => setAsking(true)}>
            {t('ask')}
          </Button>
        )}
        {asking && <DisputeDialog documentId={summary.id} onClose={() => setAsking(false)} />}
      </Stack>
    </Section>
  );
};

/** A dispute and its answer, for both sides. */
export const DisputeWords = ({ dispute }: { dispute: NonNullable<DocumentDetail['dispute']> }) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'documents.dispute' });
  const format = useFormat();
  const { disputedAt, reason, answeredAt, answer } = dispute;
  return (
    <Stack gap={4}>
      <Text>{t('open', { day: format.date(disputedAt), reason })}</Text>
      {answeredAt !== null && (
        <Text fw={650}>{t('answered', { day: format.date(answeredAt), answer: answer ?? '' })}</Text>
      )}
    </Stack>
  );
};

const DisputeDialog = ({ documentId, onClose }: { documentId: string; onClose: () => void }) => {
  const { t } = useTranslation('settlement', { keyPrefix: 'documents.dispute' });
  const send = useApiMutation(disputeDocument);
  const { field, onSubmit, busy, failure } = useSchemaForm({
    schema: disputeDocument.body,
    initialValues: { reason: '' },
    submit: async (body) => {
      await send.mutateAsync({ params: { documentId }, body });
      toast(t('sent'));
      onClose();
    },
  });
  return (
    <OpenDialog onClose={onClose} title={t('ask')}>
      <form onSubmit={onSubmit} noValidate>
        <Stack>
          {failure !== null && <ErrorNote error={failure} />}
          <Textarea label={t('reason')} description={t('reasonHelp')} required {...field('reason')} />
          <Button type="submit" loading={busy}>
            {t('send')}
          </Button>
        </Stack>
      </form>
    </OpenDialog>
  );
};
