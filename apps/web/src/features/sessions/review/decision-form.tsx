import { Button, Group, Radio, Stack, Textarea, TextInput } from '@mantine/core';
import { decideSession } from '@laadpoort/contract/sessions/decisions';
import type { SessionDetail } from '@laadpoort/contract/sessions/session-detail';
import type { EndpointInput } from '@laadpoort/contract/wire/endpoint';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { queryClient, useApiMutation } from '#lib/api.ts';
import { useFormat } from '#lib/use-format.ts';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { toast } from '#ui/feedback/toast.ts';
import { useSchemaForm } from '#ui/forms/use-schema-form.ts';
import { parseKwh } from './parse-kwh.ts';
import { sessionQuery } from '../queries.ts';
import { TimesChoice } from './times-choice.tsx';

const kinds = ['accept', 'correct', 'exclude'] as const;

const formSchema = z
  .object({
    kind: z.enum(kinds),
    energyKwh: z.string(),
    note: z.string().trim(),
    times: z.enum(['proposed', 'told', 'kept']),
  })
  .superRefine(({ kind, energyKwh, note }, context) => {
    if (kind === 'correct' && parseKwh(energyKwh) === null)
      context.addIssue({ code: 'custom', path: ['energyKwh'], message: 'energy-kwh' });
    if (kind !== 'accept' && note === '')
      context.addIssue({ code: 'custom', path: ['note'], message: 'required' });
  });

type Values = z.infer<typeof formSchema>;
type Decision = EndpointInput<typeof decideSession>['body']['decision'];

const decisionOf = ({ kind, energyKwh, note }: Values): Decision =>
  kind === 'accept'
    ? { kind }
    : kind === 'exclude'
      ? { kind, note }
      : { kind, note, energyWh: parseKwh(energyKwh) ?? 0 };

interface Props {
  session: SessionDetail;
  onDecided: () => void;
}

/** Bill the measured energy, bill a different amount, or exclude the session. */
export const DecisionForm = ({ session, onDecided }: Props) => {
  const { t } = useTranslation('sessions');
  const format = useFormat();
  const decide = useApiMutation(decideSession);
  const { id, energyWh, measuredEnergyWh, anomalies, decisions, proposedTimes, toldTimes } = session;
  const offered = { proposed: proposedTimes, told: toldTimes, kept: null };
  const { form, field, onSubmit, busy, failure } = useSchemaForm<Values>({
    schema: formSchema,
    initialValues: { kind: 'accept', energyKwh: '', note: '', times: proposedTimes ? 'proposed' : 'kept' },
    submit: async (values) => {
      const seen = { energyWh, anomalies, lastDecisionId: decisions[0]?.id ?? null };
      const times = values.kind === 'exclude' ? null : offered[values.times];
      const body = { decision: decisionOf(values), times, seen };
      try {
        await decide.mutateAsync({ params: { sessionId: id }, body });
      } catch (error) {
        // Somebody else may have decided first: the page shows the current state, and what was typed is kept.
        void queryClient.invalidateQueries(sessionQuery(id));
        throw error;
      }
      toast(t('review.saved'));
      onDecided();
    },
  });
  const { kind } = form.values;
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        {failure !== null && <ErrorNote error={failure} />}
        <Radio.Group label={t('review.question')} {...field('kind')}>
          <Stack gap="xs" mt="xs">
            {kinds.map((each) => (
              <Radio
                key={each}
                value={each}
                label={t(`review.choice.${each}`, { energy: format.energy(measuredEnergyWh ?? energyWh) })}
                description={t(`review.consequence.${each}`)}
              />
            ))}
          </Stack>
        </Radio.Group>
        {kind !== 'exclude' && <TimesChoice offered={offered} input={field('times')} />}
        {kind === 'correct' && (
          <TextInput
            label={t('review.energyKwh')}
            description={t('review.energyHelp')}
            inputMode="decimal"
            required
            maw={240}
            {...field('energyKwh')}
          />
        )}
        {kind !== 'accept' && (
          <Textarea
            label={t('review.note')}
            description={t('review.noteHelp')}
            required
            autosize
            maxLength={500}
            {...field('note')}
          />
        )}
        <Group>
          <Button type="submit" loading={busy}>
            {t('review.decide')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
};
