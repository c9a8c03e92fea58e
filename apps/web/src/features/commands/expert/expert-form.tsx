import { Button, Checkbox, Code, Group, SimpleGrid, Stack, Text, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ErrorNote } from '#ui/feedback/error-note.tsx';
import { ExpertFieldInput } from './expert-field.tsx';
import type { ExpertAction } from './expert-fields.ts';
import type { ExpertValues } from './expert-request.ts';
import { useExpertForm, type ExpertCommand } from './use-expert-form.ts';

interface Props {
  action: ExpertAction;
  /** Initial values in addition to the usual ones. */
  given?: ExpertValues;
  disabled: boolean;
  onSend: (command: ExpertCommand) => Promise<unknown>;
}

const none: ExpertValues = {};

/** The form of one action, derived from its schema, with the message as it will be sent. */
export const ExpertForm = ({ action, given = none, disabled, onSend }: Props) => {
  const { t } = useTranslation('commands');
  const form = useExpertForm(action, given, onSend);
  const { fields, values, errors, failure, request } = form;
  return (
    <form onSubmit={form.onSubmit} noValidate>
      <Stack>
        {failure !== null && <ErrorNote error={failure} />}
        {errors[''] && <Text c="red">{errors['']}</Text>}
        {fields.length === 0 && <Text>{t('expert.nothingToFill')}</Text>}
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          {fields.map((field) => (
            <ExpertFieldInput
              key={field.path}
              formId={form.id}
              field={field}
              value={values[field.path] ?? ''}
              errors={errors}
              onChange={(value) => form.change(field.path, value)}
            />
          ))}
        </SimpleGrid>
        <Textarea
          id={`${form.id}-reason`}
          label={t('dialog.reason')}
          description={t('dialog.reasonHelp')}
          required
          value={form.reason}
          error={errors['reason']}
          onChange={({ currentTarget }) => form.setReason(currentTarget.value)}
        />
        <Checkbox
          label={t('expert.force')}
          description={t('expert.forceHelp')}
          checked={form.force}
          onChange={({ currentTarget }) => form.setForce(currentTarget.checked)}
        />
        <details>
          <summary>{t('expert.preview')}</summary>
          <Code block>{JSON.stringify(request, null, 2)}</Code>
        </details>
        <Group>
          <Button type="submit" loading={form.busy} disabled={disabled}>
            {t('expert.send', { action: t(`expert.actions.${action}`) })}
          </Button>
        </Group>
      </Stack>
    </form>
  );
};
